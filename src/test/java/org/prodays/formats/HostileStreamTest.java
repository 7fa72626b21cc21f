package org.prodays.formats;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Streams cut, changed and without an end: each is read or refused, soon. */
class HostileStreamTest {
    private static final int MUTANTS = 10_000;
    private static final long SECOND = 1_000_000_000;

    @Test
    void cut_at_every_byte_only_whole_fragments_are_told() throws Exception {
        for (byte[] stream : Encoder.streams()) {
            byte[] begin = Arrays.copyOf(stream, 4000);
            var whole = Pushed.of(stream, stream.length).lines();
            for (int length = 0; length <= begin.length; length++) {
                var pushed = new Pushed();
                byte[] cut = Arrays.copyOf(begin, length);
                try {
                    pushed.read(cut, 1000);
                } catch (BadStream e) {
                    assertTrue(
                            e.reason() == BadStream.Reason.ENDED_WITHIN_BOX || e.reason() == BadStream.Reason.EMPTY,
                            e.getMessage());
                    assertEquals(length, e.offset());
                }
                var told = pushed.lines();
                assertEquals(whole.subList(0, told.size()), told);
            }
        }
    }

    @Test
    void ten_thousand_mutants_are_read_or_refused_within_a_second() {
        var random = new Random(14_496_12);
        var streams = Encoder.streams();
        int refused = 0;
        for (int i = 0; i < MUTANTS; i++) {
            byte[] whole = streams.get(i % streams.size());
            byte[] mutant = mutant(Arrays.copyOf(whole, Math.min(whole.length, 6000)), random);
            long began = System.nanoTime();
            var pushed = new Pushed();
            try {
                pushed.read(mutant, 1 + random.nextInt(2000));
            } catch (BadStream e) {
                refused++;
            }
            long took = System.nanoTime() - began;
            assertTrue(took < SECOND, "mutant " + i + " took " + took);
            long told =
                    pushed.packets().stream().mapToLong(p -> p.data().length).sum();
            assertTrue(told <= mutant.length, "mutant " + i + " told more than it held");
        }
        assertTrue(refused > MUTANTS / 2, refused + " refused");
    }

    /** One to four changes: bits flipped, bytes cut out, or four bytes set to an extreme. */
    private static byte[] mutant(byte[] bytes, Random random) {
        byte[] changed = bytes;
        for (int n = random.nextInt(4); n >= 0; n--) {
            int at = random.nextInt(random.nextBoolean() ? 1200 : changed.length - 4);
            changed = switch (random.nextInt(3)) {
                case 0 -> put(changed, at, changed[at] ^ 1 << random.nextInt(8));
                case 1 -> cutOut(changed, at, Math.min(1 + random.nextInt(40), changed.length - at - 2000));
                default -> extreme(changed, at, random);
            };
        }
        return changed;
    }

    private static byte[] put(byte[] bytes, int at, int value) {
        bytes[at] = (byte) value;
        return bytes;
    }

    private static byte[] cutOut(byte[] bytes, int at, int count) {
        if (count <= 0) {
            return bytes;
        }
        byte[] less = Arrays.copyOf(bytes, bytes.length - count);
        System.arraycopy(bytes, at + count, less, at, bytes.length - at - count);
        return less;
    }

    private static byte[] extreme(byte[] bytes, int at, Random random) {
        int[] extremes = {0, 1, 7, 0x7fffffff, 0x80000000, 0xffffffff, 0x800000, 0x10000};
        int value = extremes[random.nextInt(extremes.length)];
        for (int i = 0; i < 4; i++) {
            bytes[at + i] = (byte) (value >> (24 - 8 * i));
        }
        return bytes;
    }

    @Test
    void a_stream_without_an_end_costs_no_memory() throws Exception {
        var reader = new Fmp4Reader(RenditionName.HIGH, new Pushed());
        byte[] free = new Boxes().box("free", b -> b.zeros(1 << 20)).toBytes();
        for (int i = 0; i < 2000; i++) { // 2 GiB
            reader.accept(free, 0, free.length);
        }
        assertEquals(
                BadStream.Reason.EMPTY,
                assertThrows(BadStream.class, reader::end).reason());
    }

    @Test
    void a_box_that_is_only_announced_costs_no_memory() throws Exception {
        var readers = new Fmp4Reader[1000];
        byte[] stream = Encoder.stream(Encoder.OPUS, Encoder.EVERY_FRAME);
        int mdat = new Edited(stream).box("mdat");
        byte[] announced = new Edited(Arrays.copyOf(stream, mdat + 9))
                .put("mdat", 0, 0, 0x80, 0, 0)
                .bytes();
        for (int i = 0; i < readers.length; i++) { // 8 GiB announced, which no heap of a test has
            readers[i] = new Fmp4Reader(RenditionName.HIGH, new Pushed());
            readers[i].accept(announced, 0, announced.length);
        }
        assertEquals(
                BadStream.Reason.ENDED_WITHIN_BOX,
                assertThrows(BadStream.class, readers[0]::end).reason());
    }
}
