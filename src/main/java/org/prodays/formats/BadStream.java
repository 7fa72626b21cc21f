package org.prodays.formats;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * A stream was refused: what was wrong, and where. What had been read whole before stays delivered; nothing more is read
 * from it.
 */
public final class BadStream extends Exception {
    private static final long serialVersionUID = 1;

    /** Why. {@link #key} is what a machine reads. */
    public enum Reason {
        /** It ended before the header of a track was whole. */
        EMPTY,
        /** It ended within a box, or between a moof and its mdat. */
        ENDED_WITHIN_BOX,
        /** A size of 0, which means a box up to the end of a file. */
        SIZE_ZERO,
        /** A size that is less than that of the box's own header. */
        SIZE_TOO_SMALL,
        BOX_TOO_LARGE,
        BOX_OUTSIDE_PARENT,
        /** A box that is shorter than what it says to hold. */
        BOX_TOO_SHORT,
        TOO_MANY_BOXES,
        /** A box of a type that does not belong here, or not now. */
        UNEXPECTED_BOX,
        MISSING_BOX,
        BOX_TWICE,
        VERSION_UNKNOWN,
        /** More than one track; each has its own stream (DASH-IF live ingest, interface 1). */
        SECOND_TRACK,
        /** More than one sample description, or a sample of another than the first. */
        SECOND_DESCRIPTION,
        /** Another header than the one before, in the same stream. */
        HEADER_CHANGED,
        CODEC_UNSUPPORTED,
        CONFIGURATION_MALFORMED,
        /** The track's configuration is no broadcast's; the cause is a {@link BadPacket}. */
        TRACK_REFUSED,
        TIMESCALE_OUT_OF_BOUNDS,
        /** An edit list that is more than a shift. */
        EDIT_LIST_UNSUPPORTED,
        TRACK_ID_UNKNOWN,
        /** A base_data_offset that is not where the moof begins. */
        BASE_DATA_OFFSET,
        TOO_MANY_SAMPLES,
        SAMPLE_EMPTY,
        SAMPLE_TOO_LARGE,
        /** Samples that lie outside the mdat after the moof, or one on another. */
        DATA_OUTSIDE_MDAT,
        TIME_OUT_OF_BOUNDS,
        TIME_NOT_MONOTONE,
        DURATION_OUT_OF_BOUNDS,
        /** The listener refused a packet; the cause is a {@link BadPacket}. */
        PACKET_REFUSED;

        /** The name in lower case, such as {@code size_zero}. */
        public String key() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    private final Reason reason;
    private final long offset;
    private final String path;

    BadStream(Reason reason, long offset, String path) {
        this(reason, offset, path, null);
    }

    BadStream(Reason reason, long offset, String path, @Nullable BadPacket cause) {
        super(reason.key() + " at byte " + offset + (path.isEmpty() ? "" : " in " + path), cause);
        this.reason = reason;
        this.offset = offset;
        this.path = path;
    }

    public Reason reason() {
        return reason;
    }

    /** The byte of the stream where it was noticed, the first being 0. */
    public long offset() {
        return offset;
    }

    /** The box, such as {@code moof/traf/trun}; empty outside of all. */
    public String path() {
        return path;
    }
}
