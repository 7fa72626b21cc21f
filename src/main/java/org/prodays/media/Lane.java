package org.prodays.media;

import java.util.ArrayList;
import java.util.List;

/** Gathers the samples of one track of a run into parts of a rendition. */
final class Lane {
    private final Track track;
    private final Rendition rendition;
    private final List<Sample> pending = new ArrayList<>();
    private long duration;

    Lane(Track track, Rendition rendition) {
        this.track = track;
        this.rendition = rendition;
    }

    RenditionName name() {
        return track.name();
    }

    long ticks(long micros) {
        return Time.ticks(track.timescale(), micros);
    }

    /**
     * Adds a sample; the part before it closes when it would grow too long, or when the sample does not follow at once,
     * as a chunk tells only its first sample's time.
     *
     * @return whether a part was closed
     */
    boolean add(Sample sample) {
        long target = ticks(Time.PART_TARGET);
        // rfc8216bis §4.4.4.9: a part within a segment has 85 % of the target, so not each key frame can begin one
        long least = target * 85 / 100;
        boolean closed = !pending.isEmpty()
                && (duration + sample.duration() > target
                        || pending.get(pending.size() - 1).end() != sample.start()
                        || (name().kind() == TrackKind.VIDEO && sample.key() && duration >= least));
        if (closed) {
            closePart();
        }
        pending.add(sample);
        duration += sample.duration();
        return closed;
    }

    /** Whether one more sample as long as the last would be too much. */
    boolean full() {
        return !pending.isEmpty() && duration + pending.get(pending.size() - 1).duration() > ticks(Time.PART_TARGET);
    }

    void closePart() {
        if (!pending.isEmpty()) {
            rendition.add(Part.of(name().kind(), track.timescale(), rendition.nextChunk(), pending));
            pending.clear();
            duration = 0;
        }
    }
}
