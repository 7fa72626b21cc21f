package org.prodays.captions;

import java.util.List;

/** What the fuzzer calls with bytes of its own as a file of captions; {@code ./prodays fuzz} runs it. */
public final class CaptionFuzz {
    private CaptionFuzz() {}

    /** The fuzzer's word for one try: what is taken can be written and read again, what is refused has its line. */
    public static void fuzzerTestOneInput(byte[] input) {
        List<Cue> cues;
        try {
            cues = CaptionFile.read(input, Long.MAX_VALUE);
        } catch (BadCaptions e) {
            check(e.line() >= 1 && e.line() <= input.length + 1, "line " + e.line());
            return;
        }
        check(CaptionFile.trusted(WebVtt.file(cues)).equals(cues), "not the same");
        for (int i = 0; i < cues.size(); i++) {
            var cue = cues.get(i);
            check(cue.start() < cue.end() && (i == 0 || cues.get(i - 1).start() <= cue.start()), "times");
            check(CaptionText.of(cue.text()).equals(cue.text()) && !cue.text().isEmpty(), "text");
        }
    }

    private static void check(boolean good, String what) {
        if (!good) {
            throw new AssertionError(what);
        }
    }
}
