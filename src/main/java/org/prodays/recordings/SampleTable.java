package org.prodays.recordings;

import java.util.ArrayList;
import java.util.List;
import org.prodays.formats.Boxes;

/** The sample table of one track (ISO 14496-12 §8.5 to §8.7), built chunk by chunk; about ten bytes a sample. */
final class SampleTable {
    /** From this size of a file on, offsets need 64 bits (§8.7.5). */
    private static final long LARGE = 0xf000_0000L;

    private final Runs durations = new Runs();
    private final Runs compositions = new Runs();
    private final Boxes sizes = new Boxes();
    private final Boxes keys = new Boxes();
    private final Boxes perChunk = new Boxes();
    private final List<Long> offsets = new ArrayList<>();
    private int count;
    private int keyCount;
    private int perChunkCount;
    private int samplesOfLast;
    private int descriptionOfLast;
    private long first;
    private long last;

    /** @param offset of its bytes, counted from the first of all */
    void add(TrackChunk chunk, long offset) {
        chunk.samples().forEach(this::sample);
        offsets.add(offset);
        int samples = chunk.samples().size();
        // §8.7.4: a row where the number of samples or their description changes
        if (samples != samplesOfLast || chunk.description() != descriptionOfLast) {
            perChunk.u32(offsets.size()).u32(samples).u32(chunk.description());
            perChunkCount++;
            samplesOfLast = samples;
            descriptionOfLast = chunk.description();
        }
    }

    /** A sample lasts until the next one begins, so that no hole moves what comes after it. */
    private void sample(TrackChunk.Timed sample) {
        if (count == 0) {
            first = sample.start();
        } else {
            durations.add(sample.start() - last);
        }
        last = sample.start();
        count++;
        sizes.u32(sample.size());
        compositions.add(sample.composition());
        if (sample.key()) {
            keys.u32(count);
            keyCount++;
        }
    }

    /** The last sample lasts until {@code end}; nothing is added after it. */
    void finish(long end) {
        durations.add(end - last);
    }

    /** When the first sample is decoded, in ticks. */
    long start() {
        return first;
    }

    boolean empty() {
        return count == 0;
    }

    /**
     * The boxes of stbl after its descriptions.
     *
     * @param base where the first byte of all stands in the file
     */
    void write(Boxes stbl, long base) {
        stbl.full("stts", 0, 0, b -> b.raw(durations.table()));
        if (!compositions.zero()) {
            stbl.full("ctts", 1, 0, b -> b.raw(compositions.table()));
        }
        if (keyCount < count) {
            stbl.full("stss", 0, 0, b -> b.u32(keyCount).raw(keys.toBytes()));
        }
        stbl.full("stsc", 0, 0, b -> b.u32(perChunkCount).raw(perChunk.toBytes()));
        stbl.full("stsz", 0, 0, b -> b.u32(0).u32(count).raw(sizes.toBytes()));
        boolean large = offsets.getLast() > LARGE;
        stbl.full(large ? "co64" : "stco", 0, 0, b -> {
            b.u32(offsets.size());
            for (long offset : offsets) {
                if (large) {
                    b.u64(base + offset);
                } else {
                    b.u32(base + offset);
                }
            }
        });
    }
}
