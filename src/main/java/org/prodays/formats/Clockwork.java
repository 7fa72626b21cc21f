package org.prodays.formats;

import org.prodays.formats.BadStream.Reason;
import org.prodays.formats.MoovReader.Header;

/** Turns the ticks of one track into the times of packets, within their bounds and always forward. */
public final class Clockwork {
    /** Longer ago or further ahead than any clock tells, epochs included. */
    private static final long MAX_SECONDS = (1L << 52) / Time.SECOND;

    private final Header header;
    private long last = Long.MIN_VALUE;

    public Clockwork(Header header) {
        this.header = header;
    }

    /** The time when the next sample is decoded. */
    long next(long ticks, BoxCursor box) throws BadStream {
        long time = micros(ticks, box);
        if (time <= last) {
            throw box.bad(Reason.TIME_NOT_MONOTONE);
        }
        last = time;
        return time;
    }

    /** A time of the track after its edit list. */
    long micros(long ticks, BoxCursor box) throws BadStream {
        // far ahead is refused before it can wrap around; a 64-bit number with its highest bit set is negative here
        if (ticks < 0 || ticks / header.scale() > MAX_SECONDS) {
            throw box.bad(Reason.TIME_OUT_OF_BOUNDS);
        }
        return exact(ticks + header.shift(), box);
    }

    /** How much later than decoded the sample is shown, so that both times are right to the microsecond. */
    long composition(long ticks, long later, BoxCursor box) throws BadStream {
        long shown = exact(ticks + header.shift() + later, box) - exact(ticks + header.shift(), box);
        if (Math.abs(shown) > Gate.MAX_DURATION) {
            throw box.bad(Reason.TIME_OUT_OF_BOUNDS);
        }
        return shown;
    }

    /**
     * Of a picture whose duration is not known yet the next one tells it. What is said to last longer than a packet may
     * is followed by a hole: a source that paused writes the pause as the duration of what came before.
     */
    long duration(long ticks, BoxCursor box) throws BadStream {
        long least = header.track() instanceof VideoTrack ? 1 : 0;
        long duration = Math.clamp(exact(ticks, box), least, Gate.MAX_DURATION);
        if (duration == 0) {
            throw box.bad(Reason.DURATION_OUT_OF_BOUNDS);
        }
        return duration;
    }

    private long exact(long ticks, BoxCursor box) throws BadStream {
        long seconds = Math.floorDiv(ticks, header.scale());
        if (Math.abs(seconds) > MAX_SECONDS) {
            throw box.bad(Reason.TIME_OUT_OF_BOUNDS);
        }
        return seconds * Time.SECOND + Time.micros(header.scale(), Math.floorMod(ticks, header.scale()));
    }
}
