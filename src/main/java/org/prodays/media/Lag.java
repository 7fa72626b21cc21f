package org.prodays.media;

import org.prodays.formats.Time;

/**
 * How far behind the newest packet of its run a track comes, steadily: at its best in two seconds, so that a line's bad moment does not
 * count. An encoder that looks ahead before it encodes a picture is always late by as much.
 */
final class Lag {
    private static final long WINDOW = 2 * Time.SECOND;

    private boolean begun;
    private long windowEnd;
    private long least; // of the window
    private long steady;

    /**
     * A packet came.
     *
     * @param newest the latest time of any track, this one's included
     */
    void saw(long time, long newest) {
        long behind = newest - time;
        if (!begun || time >= windowEnd) {
            steady = begun ? least : behind;
            least = behind;
            windowEnd = time + WINDOW;
            begun = true;
        }
        least = Math.min(least, behind);
        steady = Math.min(steady, least);
    }

    /** It is not waited for any more: what comes next tells anew. */
    void forget() {
        begun = false;
        steady = 0;
    }

    /** How long this track is waited for, in microseconds. */
    long patience() {
        return Math.clamp(steady + Time.JITTER, Time.PATIENCE, Time.LONGEST_PATIENCE);
    }
}
