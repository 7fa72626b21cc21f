package org.prodays.media;

import java.util.ArrayList;
import java.util.List;
import org.prodays.formats.Part;
import org.prodays.formats.RenditionName;
import org.prodays.formats.Sample;
import org.prodays.formats.Time;
import org.prodays.formats.Track;
import org.prodays.formats.TrackKind;

/** Gathers the samples of one track of a run into parts of a rendition. */
final class Lane {
    private static final long SHORTEST_GAP = Time.SECOND / 10;

    private final Track track;
    private final Rendition rendition;
    private final List<Sample> pending = new ArrayList<>();
    private final long target;
    private final long least;
    private long duration;
    private long told; // up to here there are parts, in microseconds of the timeline
    private boolean gap; // whether the last of them is one without samples
    private boolean holds;

    Lane(Track track, Rendition rendition) {
        this.track = track;
        this.rendition = rendition;
        this.target = ticks(Time.PART_TARGET);
        this.least = target * 85 / 100;
    }

    RenditionName name() {
        return track.name();
    }

    long ticks(long micros) {
        return Time.ticks(track.timescale(), micros);
    }

    /**
     * Adds a sample; the part before it closes when it would grow too long, or when the sample does not follow at once,
     * as a chunk tells only its first sample's time. Where the source left a hole, the sample before it lasts longer, but
     * never beyond the part target (rfc8216bis §4.4.4.9).
     *
     * @return whether a part was closed
     */
    boolean add(Sample sample) {
        stretchUntil(sample.start());
        var fitting = fitting(sample);
        // rfc8216bis §4.4.4.9: a part within a segment has 85 % of the target, so not each key frame can begin one
        boolean closed = !pending.isEmpty()
                && (duration + fitting.duration() > target
                        || pending.getLast().end() != sample.start()
                        || (name().kind() == TrackKind.VIDEO && sample.key() && duration >= least));
        if (closed) {
            closePart();
        }
        pending.add(fitting);
        duration += fitting.duration();
        return closed;
    }

    /** A hole after the last sample is filled by it, as far as the part goes. */
    private void stretchUntil(long start) {
        if (!pending.isEmpty() && pending.getLast().end() < start) {
            var last = pending.removeLast();
            long more = Math.min(start - last.end(), Math.max(0, target - duration));
            pending.add(last.lasting(last.duration() + more));
            duration += more;
        }
    }

    /** A long sample ends with its part where that could not be told without it, and is never longer than a part. */
    private Sample fitting(Sample sample) {
        boolean tooShortWithout =
                !pending.isEmpty() && duration < least && pending.getLast().end() == sample.start();
        long most = tooShortWithout ? target - duration : target;
        return sample.duration() > most ? sample.lasting(most) : sample;
    }

    /** Whether one more sample as long as the last would be too much. */
    boolean full() {
        return !pending.isEmpty() && duration + pending.getLast().duration() > target;
    }

    /** Where the first segment of the run begins, in microseconds of the timeline. */
    void begin(long micros) {
        told = micros;
    }

    /** Where the parts end that have been made, in microseconds of the timeline. */
    long told() {
        return told;
    }

    /** Whether the segment being made has samples. */
    boolean holds() {
        return holds || !pending.isEmpty();
    }

    /** Whether players have been told that there is nothing at a time. */
    boolean gapAt(long micros) {
        return gap && micros < told;
    }

    /** Tells that there is nothing up to a time, in whole parts; what was last stays to the end of its part. Answers whether it told. */
    boolean gapUntil(long micros) {
        boolean any = false;
        if (!pending.isEmpty() && micros - told >= Time.PART_TARGET) {
            stretchUntil(ticks(micros));
            closePart();
            any = true;
        }
        for (; pending.isEmpty() && micros - told >= Time.PART_TARGET; told += Time.PART_TARGET) {
            rendition.add(Part.gap(Time.PART_TARGET));
            any = true;
            gap = true;
        }
        return any;
    }

    /** The segment ends; what is left of it up to there is a gap where the rendition has nothing to show. */
    void endSegment(long micros, boolean away) {
        closePart();
        if (away || gap) {
            gapUntil(micros);
            if (micros - told > SHORTEST_GAP) {
                rendition.add(Part.gap(micros - told));
            }
        }
        told = micros;
        gap = false;
        holds = false;
    }

    void closePart() {
        if (!pending.isEmpty()) {
            holds = true;
            gap = false;
            told = Time.micros(track.timescale(), pending.getLast().end());
            rendition.add(Part.of(name().kind(), track.timescale(), rendition.nextChunk(), pending));
            pending.clear();
            duration = 0;
        }
    }
}
