package org.prodays.media;

import java.util.Locale;

/** The lengths the room cuts to, in microseconds of the broadcast's timeline, and how they become ticks and text. */
final class Time {
    static final long SECOND = 1_000_000;

    /** No part is longer (rfc8216bis §4.4.3.7), but where one picture lasts longer. */
    static final long PART_TARGET = 350_000;

    /** From when on a segment ends at the next key frame; two groups of the studio's 2 s. */
    static final long SEGMENT_DUE = 3_500_000;

    /** Where a segment of sound alone ends. */
    static final long SOUND_SEGMENT = 4 * SECOND;

    /** EXT-X-TARGETDURATION: a segment that would be longer is cut without a key frame. */
    static final long TARGET_DURATION = 6 * SECOND;

    /** How far one track may run ahead before the other counts as silent. */
    static final long PATIENCE = SECOND;

    private Time() {}

    /** Ticks a second: 90000 as is usual for video, 48000 as Opus in ISOBMFF §4.3 demands. */
    static int scale(TrackKind kind) {
        return kind == TrackKind.VIDEO ? 90_000 : 48_000;
    }

    static long ticks(TrackKind kind, long micros) {
        return Math.floorDiv(micros * scale(kind) + SECOND / 2, SECOND);
    }

    static long micros(TrackKind kind, long ticks) {
        return Math.floorDiv(ticks * SECOND + scale(kind) / 2, scale(kind));
    }

    /** Seconds with five decimals, as playlists say them. */
    static String seconds(long micros) {
        return String.format(Locale.ROOT, "%.5f", micros / (double) SECOND);
    }
}
