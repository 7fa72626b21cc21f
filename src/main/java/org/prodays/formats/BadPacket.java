package org.prodays.formats;

import java.util.Locale;

/** A packet or a track configuration was refused. Nothing of it is kept; the broadcast stays playable. */
public final class BadPacket extends Exception {
    private static final long serialVersionUID = 1;

    /** Why. {@link #key} is what a machine reads. */
    public enum Reason {
        NO_TRACKS,
        TWO_TRACKS_OF_A_RENDITION,
        CODEC_UNKNOWN,
        CODEC_NOT_AS_CONFIGURED,
        SIZE_OUT_OF_BOUNDS,
        AVCC_MALFORMED,
        OPUS_HEAD_MALFORMED,
        AAC_CONFIGURATION_MALFORMED,
        SAMPLE_RATE_OUT_OF_BOUNDS,
        CHANNELS_OUT_OF_BOUNDS,
        UNKNOWN_TRACK,
        EMPTY,
        TOO_LARGE,
        TIME_OUT_OF_BOUNDS,
        TIME_NOT_MONOTONE,
        /** More than 10 s from the packet before: the source should begin a new run. */
        TIME_JUMP,
        DURATION_OUT_OF_BOUNDS,
        NAL_LENGTHS,
        FIRST_NOT_KEY,
        /** No key frame for a whole target duration: pictures are refused until one comes. */
        KEY_OVERDUE,
        RUN_CLOSED;

        /** The name in lower case, such as {@code time_jump}. */
        public String key() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    private final Reason reason;

    public BadPacket(Reason reason) {
        super(reason.key());
        this.reason = reason;
    }

    /** What was wrong. */
    public Reason reason() {
        return reason;
    }
}
