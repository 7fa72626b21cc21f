package org.prodays.media;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.zip.CRC32;
import org.jspecify.annotations.Nullable;

/**
 * The lines of a recording's index, readable by a person: an initialization segment ({@code I}), a segment ({@code S})
 * or the end ({@code E}), each closed by the CRC32 of what stands before it.
 */
sealed interface IndexLine {

    /** An initialization segment at an offset of its rendition's file. */
    record InitAt(
            TrackKind kind,
            int number,
            String codec,
            int width,
            int height,
            int channels,
            long offset,
            int length,
            int crc)
            implements IndexLine {}

    record SegmentAt(Entry entry) implements IndexLine {}

    record EndAt(Instant at) implements IndexLine {}

    static String text(InitAt i) {
        return sealed("I " + i.kind() + " " + i.number() + " " + i.codec() + " " + i.width() + " " + i.height() + " "
                + i.channels() + " " + i.offset() + " " + i.length() + " " + i.crc());
    }

    static String text(Entry e) {
        var head = e.head();
        return sealed("S " + head.sequence() + " " + head.run() + " " + (head.first() ? 1 : 0) + " " + head.start()
                + " " + e.duration() + " " + head.at() + " " + text(e.video()) + " " + text(e.audio()));
    }

    static String text(Instant end) {
        return sealed("E " + end);
    }

    /** The line's meaning, null when it is not whole. */
    static @Nullable IndexLine parse(String line) {
        int seal = line.lastIndexOf(' ');
        if (seal < 0 || !line.equals(sealed(line.substring(0, seal)).stripTrailing())) {
            return null;
        }
        String[] f = line.substring(0, seal).split(" ");
        return switch (f[0]) {
            case "I" ->
                new InitAt(
                        TrackKind.valueOf(f[1]), n(f[2]), f[3], n(f[4]), n(f[5]), n(f[6]), l(f[7]), n(f[8]), n(f[9]));
            case "S" ->
                new SegmentAt(new Entry(
                        new Entry.Head(n(f[1]), n(f[2]), f[3].equals("1"), l(f[4]), Instant.parse(f[6])),
                        l(f[5]),
                        piece(f, 7),
                        piece(f, 12)));
            case "E" -> new EndAt(Instant.parse(f[1]));
            default -> null;
        };
    }

    static int crc(byte[] bytes) {
        var crc = new CRC32();
        crc.update(bytes);
        return (int) crc.getValue();
    }

    private static String text(Entry.Piece p) {
        return p.offset() + " " + p.length() + " " + p.samples() + " " + p.crc() + " " + p.init();
    }

    private static Entry.Piece piece(String[] f, int at) {
        return new Entry.Piece(l(f[at]), n(f[at + 1]), n(f[at + 2]), n(f[at + 3]), n(f[at + 4]));
    }

    private static String sealed(String text) {
        return text + " " + Integer.toHexString(crc(text.getBytes(StandardCharsets.UTF_8))) + "\n";
    }

    private static int n(String number) {
        return Integer.parseInt(number);
    }

    private static long l(String number) {
        return Long.parseLong(number);
    }
}
