package org.prodays.media;

import java.util.List;

/**
 * A partial segment: one CMAF chunk, ready to send.
 *
 * @param duration in microseconds
 * @param independent whether decoding may begin here
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
record Part(byte[] bytes, int samples, long duration, boolean independent) {
    private static final int KEY = 0x02000000; // depends on no other sample
    private static final int OTHER = 0x01010000; // depends on others and is no sync sample

    /** The moof and mdat of ISO 14496-12 §8.8 for some samples in a row. */
    static Part of(TrackKind kind, int sequence, List<Sample> samples) {
        boolean even =
                samples.stream().allMatch(s -> s.duration() == samples.get(0).duration());
        boolean laterKey = kind == TrackKind.VIDEO && samples.stream().skip(1).anyMatch(Sample::key);
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
                    traf.full("trun", 0, runFlags(kind, even, laterKey), b -> {
                        b.u32(samples.size());
                        dataOffset[0] = b.length();
                        b.u32(0);
                        table(b, kind, samples, even, laterKey);
                    });
                }));
        boxes.put32(dataOffset[0], boxes.length() + 8);
        boxes.box("mdat", b -> samples.forEach(s -> b.raw(s.data())));
        long duration = samples.get(samples.size() - 1).end() - samples.get(0).start();
        return new Part(
                boxes.toBytes(),
                samples.size(),
                Time.micros(kind, duration),
                kind == TrackKind.AUDIO || samples.get(0).key());
    }

    private static int runFlags(TrackKind kind, boolean even, boolean laterKey) {
        int flags = kind == TrackKind.AUDIO ? 0 : laterKey ? 0x400 : 0x4;
        return 0x201 | (even ? 0 : 0x100) | flags;
    }

    /** Flags stand once for the first sample, or with each where a key frame comes later. */
    private static void table(Boxes trun, TrackKind kind, List<Sample> samples, boolean even, boolean laterKey) {
        if (kind == TrackKind.VIDEO && !laterKey) {
            trun.u32(samples.get(0).key() ? KEY : OTHER);
        }
        for (Sample sample : samples) {
            if (!even) {
                trun.u32(sample.duration());
            }
            trun.u32(sample.data().length);
            if (laterKey) {
                trun.u32(sample.key() ? KEY : OTHER);
            }
        }
    }
}
