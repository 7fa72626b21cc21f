package org.prodays.recordings;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.CRC32;
import org.jspecify.annotations.Nullable;
import org.prodays.formats.RenditionName;

/**
 * The lines of a recording's index, readable by a person: an initialization segment ({@code I}), a segment ({@code S})
 * or the end ({@code E}), each closed by the CRC32 of what stands before it.
 */
public sealed interface IndexLine {

    /** An initialization segment at an offset of its rendition's file. */
    record InitAt(
            RenditionName name,
            int number,
            String codec,
            int timescale,
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
        return sealed("I " + i.name() + " " + i.number() + " " + i.codec() + " " + i.timescale() + " " + i.width() + " "
                + i.height() + " " + i.channels() + " " + i.offset() + " " + i.length() + " " + i.crc());
    }

    static String text(Entry e) {
        var head = e.head();
        return sealed("S " + head.sequence() + " " + head.run() + " " + (head.first() ? 1 : 0) + " " + head.start()
                + " " + e.duration() + " " + head.at() + text(e.pieces()));
    }

    static String text(Instant end) {
        return sealed("E " + end);
    }

    /** The line's meaning, null when it is not whole. */
    static @Nullable IndexLine parse(String line) {
        String text = unsealed(line);
        if (text == null) {
            return null;
        }
        String[] f = named(text.split(" "));
        return switch (f[0]) {
            case "I" ->
                new InitAt(
                        RenditionName.valueOf(f[1]),
                        n(f[2]),
                        f[3],
                        n(f[4]),
                        n(f[5]),
                        n(f[6]),
                        n(f[7]),
                        l(f[8]),
                        n(f[9]),
                        n(f[10]));
            case "S" ->
                new SegmentAt(new Entry(
                        new Entry.Head(n(f[1]), n(f[2]), f[3].equals("1"), l(f[4]), Instant.parse(f[6])),
                        l(f[5]),
                        pieces(f)));
            case "E" -> new EndAt(Instant.parse(f[1]));
            default -> null;
        };
    }

    /** Lines of the first recordings, which had one rendition of each kind and did not name it, as they are written now. */
    private static String[] named(String[] f) {
        if (f[0].equals("I") && (f[1].equals("VIDEO") || f[1].equals("AUDIO"))) {
            boolean video = f[1].equals("VIDEO");
            var now = new ArrayList<>(List.of(f));
            now.set(1, (video ? RenditionName.HIGH : RenditionName.SOUND).name());
            now.add(4, video ? "90000" : "48000");
            return now.toArray(String[]::new);
        }
        if (f[0].equals("S") && f.length == 17) {
            var now = new ArrayList<>(List.of(f));
            now.add(12, RenditionName.SOUND.name());
            now.add(7, RenditionName.HIGH.name());
            return now.toArray(String[]::new);
        }
        return f;
    }

    static int crc(byte[] bytes) {
        var crc = new CRC32();
        crc.update(bytes);
        return (int) crc.getValue();
    }

    /** The renditions that have something, in a fixed order. */
    private static String text(Map<RenditionName, Entry.Piece> pieces) {
        var text = new StringBuilder();
        new TreeMap<>(pieces).forEach((name, p) -> {
            if (!p.gap()) {
                text.append(" " + name + " " + p.offset() + " " + p.length() + " " + p.samples() + " " + p.crc() + " "
                        + p.init());
            }
        });
        return text.toString();
    }

    private static Map<RenditionName, Entry.Piece> pieces(String[] f) {
        var pieces = new EnumMap<RenditionName, Entry.Piece>(RenditionName.class);
        for (int at = 7; at < f.length; at += 6) {
            pieces.put(
                    RenditionName.valueOf(f[at]),
                    new Entry.Piece(l(f[at + 1]), n(f[at + 2]), n(f[at + 3]), n(f[at + 4]), n(f[at + 5])));
        }
        return pieces;
    }

    /** The line with the CRC32 of what it says, and its end. */
    static String sealed(String text) {
        return text + " " + Integer.toHexString(crc(text.getBytes(StandardCharsets.UTF_8))) + "\n";
    }

    /** What a line says, null when its seal is not right. */
    static @Nullable String unsealed(String line) {
        int seal = line.lastIndexOf(' ');
        return seal < 0 || !sealed(line.substring(0, seal)).equals(line + "\n") ? null : line.substring(0, seal);
    }

    private static int n(String number) {
        return Integer.parseInt(number);
    }

    private static long l(String number) {
        return Long.parseLong(number);
    }
}
