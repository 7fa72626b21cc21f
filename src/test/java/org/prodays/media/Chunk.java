package org.prodays.media;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * A CMAF chunk as a player reads it (ISO 14496-12 §8.8): its first sample's time and what its samples last, in ticks. The tests' own
 * reader, for what this program writes only.
 */
record Chunk(long start, long duration, boolean key) {

    /** All chunks of a part or segment. */
    static List<Chunk> of(byte[] bytes) {
        var chunks = new ArrayList<Chunk>();
        var in = ByteBuffer.wrap(bytes);
        while (in.hasRemaining()) {
            int at = in.position();
            int size = in.getInt();
            String type = type(in);
            if (type.equals("moof")) {
                chunks.add(moof(in.slice(at + 8, size - 8)));
            } else if (!type.equals("mdat")) {
                throw new AssertionError("a chunk with " + type);
            }
            in.position(at + size);
        }
        return chunks;
    }

    /** Ticks a second, as an initialization segment says. */
    static int timescale(byte[] init) {
        var in = ByteBuffer.wrap(init);
        for (int at = 0; at + 24 < init.length; at++) {
            if (in.getInt(at) == 0x6d646864) { // mdhd
                return in.getInt(at + 16);
            }
        }
        throw new AssertionError("no mdhd");
    }

    /** The codec of the one track, as RFC 6381 says it. */
    static String codec(byte[] init) {
        String text = new String(init, StandardCharsets.ISO_8859_1);
        int avcC = text.indexOf("avcC");
        if (avcC >= 0) {
            return String.format(Locale.ROOT, "avc1.%02x%02x%02x", init[avcC + 5], init[avcC + 6], init[avcC + 7]);
        }
        return text.contains("Opus") ? "opus" : "mp4a.40.2";
    }

    private static Chunk moof(ByteBuffer moof) {
        var traf = box(moof, "traf");
        var tfhd = box(traf, "tfhd");
        var trun = box(traf, "trun");
        long start = box(traf, "tfdt").getLong(4);
        long usual = tfhd.getInt(8) & 0xffffffffL;
        int defaults = tfhd.getInt(12);
        int flags = trun.getInt(0) & 0xffffff;
        int count = trun.getInt(4);
        int at = 12;
        int first = defaults;
        if ((flags & 0x4) != 0) {
            first = trun.getInt(at);
            at += 4;
        }
        long duration = 0;
        for (int i = 0; i < count; i++) {
            duration += (flags & 0x100) == 0 ? usual : trun.getInt(at) & 0xffffffffL;
            at += (flags & 0x100) == 0 ? 0 : 4;
            at += 4; // the size
            if ((flags & 0x400) != 0) {
                first = i == 0 ? trun.getInt(at) : first;
                at += 4;
            }
            at += (flags & 0x800) == 0 ? 0 : 4;
        }
        boolean sync = (first & 0x10000) == 0;
        return new Chunk(start, duration, sync);
    }

    /** The body of a box within another. */
    private static ByteBuffer box(ByteBuffer body, String wanted) {
        var in = body.duplicate().position(0);
        while (in.hasRemaining()) {
            int at = in.position();
            int size = in.getInt();
            if (type(in).equals(wanted)) {
                return in.slice(at + 8, size - 8);
            }
            in.position(at + size);
        }
        throw new AssertionError("no " + wanted);
    }

    private static String type(ByteBuffer in) {
        byte[] type = new byte[4];
        in.get(type);
        return new String(type, StandardCharsets.US_ASCII);
    }
}
