package org.prodays.formats;

/** What the fuzzer calls with bytes of its own as a stream of fragmented MP4; {@code ./prodays fuzz} runs it. */
public final class StreamFuzz {
    private StreamFuzz() {}

    /** The fuzzer's word for one try: an exception that leaves it is a finding. */
    public static void fuzzerTestOneInput(byte[] input) {
        var pushed = new Pushed();
        try {
            pushed.read(input, Math.max(1, input.length / 3));
        } catch (BadStream e) {
            check(e.offset() >= 0 && e.offset() <= input.length, "place " + e.offset());
        }
        check(pushed.packets().stream().mapToLong(p -> p.data().length).sum() <= input.length, "more than came");
        for (int i = 1; i < pushed.packets().size(); i++) {
            long before = pushed.packets().get(i - 1).timestampMicros();
            check(pushed.packets().get(i).timestampMicros() > before, "back in time");
        }
    }

    private static void check(boolean good, String what) {
        if (!good) {
            throw new AssertionError(what);
        }
    }
}
