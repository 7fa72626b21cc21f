package org.prodays.formats;

import java.util.List;

/**
 * A partial segment: one CMAF chunk, ready to send.
 *
 * @param duration in microseconds
 * @param independent whether decoding may begin here
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
public record Part(byte[] bytes, int samples, long duration, boolean independent) {
    private static final int KEY = 0x02000000; // depends on no other sample
    private static final int OTHER = 0x01010000; // depends on others and is no sync sample

    /** A stretch for which the rendition has nothing (rfc8216bis §4.4.4.9, GAP). */
    public static Part gap(long duration) {
        return new Part(new byte[0], 0, duration, false);
    }

    /** Whether the rendition has nothing for this time. */
    public boolean gap() {
        return samples == 0;
    }

    /** The moof and mdat of ISO 14496-12 §8.8 for some samples in a row. */
    public static Part of(TrackKind kind, int scale, int sequence, List<Sample> samples) {
        var columns = Columns.of(kind, samples);
        int[] dataOffset = new int[1];
        var boxes = new Boxes();
        boxes.box(
                "moof",
                moof -> moof.full("mfhd", 0, 0, b -> b.u32(sequence)).box("traf", traf -> {
                    // default-base-is-moof, default duration, default flags
                    traf.full(
                            "tfhd",
                            0,
                            0x020028,
                            b -> b.u32(1).u32(samples.get(0).duration()).u32(kind == TrackKind.AUDIO ? KEY : OTHER));
                    traf.full("tfdt", 1, 0, b -> b.u64(samples.get(0).start()));
                    traf.full("trun", 1, runFlags(kind, columns), b -> {
                        b.u32(samples.size());
                        dataOffset[0] = b.length();
                        b.u32(0);
                        table(b, kind, samples, columns);
                    });
                }));
        boxes.put32(dataOffset[0], boxes.length() + 8);
        boxes.box("mdat", b -> samples.forEach(s -> b.raw(s.data())));
        long duration = samples.get(samples.size() - 1).end() - samples.get(0).start();
        return new Part(
                boxes.toBytes(),
                samples.size(),
                Time.micros(scale, duration),
                kind == TrackKind.AUDIO || samples.get(0).key());
    }

    /** Which columns the table of samples has. */
    private record Columns(boolean even, boolean laterKey, boolean reordered) {
        static Columns of(TrackKind kind, List<Sample> samples) {
            return new Columns(
                    samples.stream()
                            .allMatch(s -> s.duration() == samples.get(0).duration()),
                    kind == TrackKind.VIDEO && samples.stream().skip(1).anyMatch(Sample::key),
                    samples.stream().anyMatch(s -> s.composition() != 0));
        }
    }

    /** ISO 14496-12 §8.8.8.1; composition offsets are signed in version 1. */
    private static int runFlags(TrackKind kind, Columns columns) {
        int flags = kind == TrackKind.AUDIO ? 0 : columns.laterKey() ? 0x400 : 0x4;
        return 0x201 | (columns.even() ? 0 : 0x100) | flags | (columns.reordered() ? 0x800 : 0);
    }

    /** Flags stand once for the first sample, or with each where a key frame comes later. */
    private static void table(Boxes trun, TrackKind kind, List<Sample> samples, Columns columns) {
        if (kind == TrackKind.VIDEO && !columns.laterKey()) {
            trun.u32(samples.get(0).key() ? KEY : OTHER);
        }
        for (Sample sample : samples) {
            if (!columns.even()) {
                trun.u32(sample.duration());
            }
            trun.u32(sample.data().length);
            if (columns.laterKey()) {
                trun.u32(sample.key() ? KEY : OTHER);
            }
            if (columns.reordered()) {
                trun.u32(sample.composition());
            }
        }
    }
}
