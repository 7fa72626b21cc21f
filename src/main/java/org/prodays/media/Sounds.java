package org.prodays.media;

import org.prodays.formats.Packet;
import org.prodays.formats.Sample;

/** The sound of one rendition on its way into parts, without holes where the source only rounds. */
final class Sounds {
    private final Lane lane;
    private long end; // in ticks

    Sounds(Lane lane) {
        this.lane = lane;
    }

    /**
     * Adds a packet; one that mostly lies before the end of the last is let go.
     *
     * @param time on the broadcast's timeline
     * @return whether a part was closed
     */
    boolean add(Packet packet, long time) {
        long ticks = Math.max(1, lane.ticks(packet.durationMicros()));
        long start = lane.ticks(time);
        long behind = end - start;
        // half a packet off is the source's rounding: sound goes on without a hole; more is a hole or too much sound
        if (Math.abs(behind) <= ticks / 2) {
            start = end;
        } else if (behind > 0) {
            return false;
        }
        end = start + ticks;
        return lane.add(new Sample(start, ticks, 0, true, packet.data()));
    }
}
