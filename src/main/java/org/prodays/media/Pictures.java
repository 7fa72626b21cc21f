package org.prodays.media;

import org.jspecify.annotations.Nullable;
import org.prodays.formats.Packet;
import org.prodays.formats.Sample;

/** The pictures of one rendition on their way into parts: each is held until the next one tells how long it is shown. */
final class Pictures {
    private final Lane lane;
    private boolean needsKey = true;
    private @Nullable Held held;

    private record Held(Packet packet, long time) {}

    Pictures(Lane lane) {
        this.lane = lane;
    }

    /** Whether nothing can be shown before a key frame. */
    boolean needsKey() {
        return needsKey;
    }

    /** @param time on the broadcast's timeline */
    void hold(Packet packet, long time) {
        held = new Held(packet, time);
        needsKey = false;
    }

    /** Gives the picture that is held the time up to the next one; tells whether a part was closed. */
    boolean releaseUntil(long until) {
        if (held == null) {
            return false;
        }
        var packet = held.packet();
        long start = lane.ticks(held.time());
        long duration = Math.max(1, lane.ticks(until) - start);
        held = null;
        return lane.add(
                new Sample(start, duration, lane.ticks(packet.compositionMicros()), packet.key(), packet.data()));
    }

    /** Gives the picture that is held the time its source said. */
    void release() {
        if (held != null) {
            releaseUntil(held.time() + held.packet().durationMicros());
        }
    }

    boolean closeFullPart() {
        boolean full = lane.full();
        if (full) {
            lane.closePart();
        }
        return full;
    }

    /** Nothing more comes before the next key frame. */
    void pause() {
        release();
        needsKey = true;
    }

    void endSegment(long time) {
        releaseUntil(time);
        needsKey = true;
    }
}
