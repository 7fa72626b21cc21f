package org.prodays.formats;

import java.util.Locale;

/** The lengths that broadcasts are cut to, in microseconds of the broadcast's timeline, and how they become ticks and text. */
public final class Time {
    /** A second. */
    public static final long SECOND = 1_000_000;

    /** No part is longer (rfc8216bis §4.4.3.7). */
    public static final long PART_TARGET = 350_000;

    /** From when on a segment ends at the next key frame; two groups of the studio's 2 s. */
    public static final long SEGMENT_DUE = 3_500_000;

    /** Where a segment of sound alone ends. */
    public static final long SOUND_SEGMENT = 4 * SECOND;

    /** EXT-X-TARGETDURATION: a segment that would be longer is cut without a key frame. */
    public static final long TARGET_DURATION = 6 * SECOND;

    /** CAN-SKIP-UNTIL: how far from a playlist's end a delta update may begin, six target durations (rfc8216bis §4.4.3.8). */
    public static final long SKIP_UNTIL = 6 * TARGET_DURATION;

    /** How late after the start of a segment a rendition's first key frame may come; else it waits for the next segment. */
    public static final long KEY_TOLERANCE = SECOND / 2;

    /** How far one track may run ahead before the other counts as silent; further where the other always comes late. */
    public static final long PATIENCE = SECOND;

    /** A source whose tracks are further apart than this is not waited for any longer. */
    public static final long LONGEST_PATIENCE = 3 * SECOND;

    /** How much later than it always does a track may come. */
    public static final long JITTER = SECOND / 2;

    /** How long a rendition that did not say that it pauses has to be away before players are told of a gap. */
    public static final long GONE = 3 * SECOND;

    private Time() {}

    /**
     * A time in ticks, to the nearest one.
     *
     * @param scale ticks a second
     */
    public static long ticks(int scale, long micros) {
        return Math.floorDiv(micros * scale + SECOND / 2, SECOND);
    }

    /**
     * A time in microseconds, to the nearest one.
     *
     * @param scale ticks a second
     */
    public static long micros(int scale, long ticks) {
        return Math.floorDiv(ticks * SECOND + scale / 2, scale);
    }

    /** Seconds with five decimals, as playlists say them. */
    public static String seconds(long micros) {
        return String.format(Locale.ROOT, "%.5f", micros / (double) SECOND);
    }
}
