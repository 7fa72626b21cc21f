package org.prodays.media;

import java.time.Clock;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Cuts the packets of one run into parts and segments. Segments end where a key frame comes when they are due, for
 * pictures and sound alike; where no key frame comes for a whole target duration, they end without, and pictures are
 * missing (EXT-X-GAP) until the next one. Used under the broadcast's lock.
 */
final class Packager {
    private final Live live;
    private final Clock clock;
    private final Map<TrackKind, Gate> gates = new EnumMap<>(TrackKind.class);
    private final Map<TrackKind, Lane> lanes = new EnumMap<>(TrackKind.class);
    private final Interleave interleave;
    private final boolean pictures;

    private boolean begun;
    private boolean closed;
    private long zero; // the source's clock at the run's start
    private long base; // the broadcast's timeline at the run's start
    private long segmentStart;
    private long end;
    private long soundEnd; // in ticks
    private boolean needsKey = true;
    private @Nullable Held held;

    /** A picture whose duration is known when the next one comes. */
    private record Held(Packet packet, long time) {}

    /** Checks the tracks; nothing of the run is seen before its first packet. */
    Packager(Live live, Clock clock, List<Track> tracks) throws BadPacket {
        if (tracks.isEmpty()) {
            throw new BadPacket(BadPacket.Reason.NO_TRACKS);
        }
        for (Track track : tracks) {
            if (gates.put(track.kind(), new Gate(track)) != null) {
                throw new BadPacket(BadPacket.Reason.TWO_TRACKS_OF_A_KIND);
            }
        }
        this.live = live;
        this.clock = clock;
        this.interleave = new Interleave(tracks, this::next);
        this.pictures = gates.containsKey(TrackKind.VIDEO);
    }

    void begin(List<Track> tracks) {
        live.tracks(tracks);
        tracks.forEach(track -> lanes.put(track.kind(), new Lane(track.kind(), live.of(track.kind()))));
    }

    void accept(Packet packet) throws BadPacket {
        if (closed) {
            throw new BadPacket(BadPacket.Reason.RUN_CLOSED);
        }
        var gate = gates.get(packet.kind());
        if (gate == null) {
            throw new BadPacket(BadPacket.Reason.UNKNOWN_TRACK);
        }
        gate.check(packet);
        interleave.add(packet);
    }

    void close() {
        if (closed) {
            return;
        }
        closed = true;
        interleave.flush();
        if (held != null) {
            release(held.time() + held.packet().durationMicros());
        }
        if (begun && end > segmentStart) {
            cut(end);
        }
    }

    /** The next packet of all tracks, in the order of time. */
    private void next(Packet packet) {
        if (!begun && !begins(packet)) {
            return;
        }
        long time = packet.timestampMicros() - zero + base;
        if (time < segmentStart) {
            return; // too late: its segment is closed
        }
        while (time - segmentStart > Time.TARGET_DURATION) {
            cutWithoutKey(segmentStart + Time.TARGET_DURATION);
        }
        switch (packet.kind()) {
            case VIDEO -> picture(packet, time);
            case AUDIO -> sound(packet, time);
        }
    }

    /** A run begins with a picture, unless none came while sound did for as long as the patience lasts. */
    private boolean begins(Packet packet) {
        if (packet.kind() == TrackKind.AUDIO && pictures && !interleave.silent(TrackKind.VIDEO)) {
            return false;
        }
        begun = true;
        zero = packet.timestampMicros();
        base = live.beginRun(clock.instant()).start();
        segmentStart = base;
        end = base;
        return true;
    }

    private void picture(Packet packet, long time) {
        if (needsKey && !packet.key()) {
            return;
        }
        if (held != null) {
            release(time);
        }
        boolean due = needsKey || time - segmentStart >= Time.SEGMENT_DUE;
        if (packet.key() && due && time > segmentStart) {
            cut(time);
        } else if (lane(TrackKind.VIDEO).full()) {
            lane(TrackKind.VIDEO).closePart();
            live.publish(TrackKind.VIDEO);
        }
        needsKey = false;
        held = new Held(packet, time);
        end = Math.max(end, time + packet.durationMicros());
    }

    /** Gives the picture that was held the time up to the next one. */
    private void release(long until) {
        var picture = Objects.requireNonNull(held);
        held = null;
        long start = Time.ticks(TrackKind.VIDEO, picture.time());
        long ticks = Math.max(1, Time.ticks(TrackKind.VIDEO, until) - start);
        var sample = new Sample(
                start, ticks, picture.packet().key(), picture.packet().data());
        if (lane(TrackKind.VIDEO).add(sample)) {
            live.publish(TrackKind.VIDEO);
        }
    }

    private void sound(Packet packet, long time) {
        if (!pictures && time - segmentStart >= Time.SOUND_SEGMENT) {
            cut(time);
        }
        long ticks = Math.max(1, Time.ticks(TrackKind.AUDIO, packet.durationMicros()));
        long start = Time.ticks(TrackKind.AUDIO, time);
        long behind = soundEnd - start;
        // half a packet off is the source's rounding: sound goes on without a hole; more is a hole or too much sound
        if (Math.abs(behind) <= ticks / 2) {
            start = soundEnd;
        } else if (behind > 0) {
            return;
        }
        soundEnd = start + ticks;
        end = Math.max(end, time + packet.durationMicros());
        if (lane(TrackKind.AUDIO).add(new Sample(start, ticks, true, packet.data()))) {
            live.publish(TrackKind.AUDIO);
        }
    }

    private void cutWithoutKey(long time) {
        if (held != null) {
            release(time);
        }
        needsKey = true;
        cut(time);
    }

    private void cut(long time) {
        lanes.values().forEach(Lane::closePart);
        live.cut(time);
        segmentStart = time;
    }

    private Lane lane(TrackKind kind) {
        return Objects.requireNonNull(lanes.get(kind));
    }
}
