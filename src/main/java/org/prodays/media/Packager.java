package org.prodays.media;

import java.time.Clock;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.prodays.formats.AudioTrack;
import org.prodays.formats.BadPacket;
import org.prodays.formats.Gate;
import org.prodays.formats.Packet;
import org.prodays.formats.RenditionName;
import org.prodays.formats.Time;
import org.prodays.formats.Track;
import org.prodays.formats.TrackKind;
import org.prodays.formats.VideoTrack;

/**
 * Cuts the packets of one run into parts and segments. Segments end where a key frame comes when they are due, in all
 * renditions at once; where no key frame comes for a whole target duration, they end without, and pictures are missing
 * (EXT-X-GAP) until the next one. A source makes the key frames of both sizes of pictures at the same times; one that
 * comes too late after a segment's start waits for the next segment. Used under the broadcast's lock.
 */
final class Packager {
    private final Live live;
    private final Clock clock;
    private final Map<RenditionName, Gate> gates = new EnumMap<>(RenditionName.class);
    private final Map<RenditionName, Long> delays = new EnumMap<>(RenditionName.class);
    private final Map<RenditionName, Pictures> pictures = new EnumMap<>(RenditionName.class);
    private final Map<RenditionName, Sounds> sounds = new EnumMap<>(RenditionName.class);
    private final List<Lane> lanes = new ArrayList<>();
    private final Set<RenditionName> paused = EnumSet.noneOf(RenditionName.class);
    private final Interleave interleave;

    private boolean begun;
    private boolean closed;
    private long newest; // the source's clock, of any track
    private long zero; // the source's clock at the run's start
    private long base; // the broadcast's timeline at the run's start
    private long segmentStart;
    private long end;

    /** Checks the tracks; nothing of the run is seen before its first packet. */
    Packager(Live live, Clock clock, List<Track> tracks) throws BadPacket {
        if (tracks.isEmpty()) {
            throw new BadPacket(BadPacket.Reason.NO_TRACKS);
        }
        for (Track track : tracks) {
            if (gates.put(track.name(), new Gate(track)) != null) {
                throw new BadPacket(BadPacket.Reason.TWO_TRACKS_OF_A_RENDITION);
            }
        }
        this.live = live;
        this.clock = clock;
        this.interleave = new Interleave(tracks, this::next);
    }

    void begin(List<Track> tracks) {
        live.tracks(tracks);
        for (Track track : tracks) {
            var lane = new Lane(track, live.of(track.name()));
            lanes.add(lane);
            switch (track) {
                case VideoTrack video -> pictures.put(video.name(), new Pictures(lane));
                case AudioTrack audio -> sounds.put(audio.name(), new Sounds(lane));
            }
        }
    }

    void accept(Packet packet) throws BadPacket {
        if (closed) {
            throw new BadPacket(BadPacket.Reason.RUN_CLOSED);
        }
        var gate = gates.get(packet.name());
        if (gate == null) {
            throw new BadPacket(BadPacket.Reason.UNKNOWN_TRACK);
        }
        gate.check(packet, newest);
        newest = Math.max(newest, packet.timestampMicros());
        // where pictures are shown in another order, a key frame is decoded before its time: put it there, so that
        // all renditions can be cut at one time
        long delay = delays.computeIfAbsent(packet.name(), first -> packet.compositionMicros());
        paused.remove(packet.name());
        interleave.add(packet.decodedLater(delay));
    }

    /** Nothing of a rendition comes before its next key frame: the others do not wait, and players are told at once. */
    void pause(RenditionName name) {
        if (!closed && gates.containsKey(name)) {
            paused.add(name);
            interleave.pause(name);
        }
    }

    void close() {
        if (closed) {
            return;
        }
        closed = true;
        interleave.flush();
        pictures.values().forEach(Pictures::release);
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
        if (time < segmentStart || lanes.stream().anyMatch(lane -> lane.name() == packet.name() && lane.gapAt(time))) {
            return; // too late: its segment is closed, or players were told that there is nothing
        }
        while (time - segmentStart > Time.TARGET_DURATION) {
            cut(segmentStart + Time.TARGET_DURATION);
        }
        switch (packet.name().kind()) {
            case VIDEO -> picture(packet, time);
            case AUDIO -> sound(packet, time);
        }
        lanes.forEach(lane -> tellOfGap(lane, time));
    }

    /** A rendition that has nothing tells so in parts as long as any: players in low latency do not wait for a whole segment. */
    private void tellOfGap(Lane lane, long time) {
        if (!away(lane, time)) {
            return;
        }
        var own = pictures.get(lane.name());
        if (own != null) {
            own.pause();
        }
        if (lane.gapUntil(time)) {
            live.publish(lane.name());
        }
    }

    private boolean away(Lane lane, long time) {
        return interleave.silent(lane.name()) && (paused.contains(lane.name()) || time - lane.told() > Time.GONE);
    }

    /** A run begins with a picture, unless none came while sound did for as long as the patience lasts. */
    private boolean begins(Packet packet) {
        if (packet.name().kind() == TrackKind.AUDIO && !pictures.isEmpty() && !interleave.silent(TrackKind.VIDEO)) {
            return false;
        }
        begun = true;
        zero = packet.timestampMicros();
        base = live.beginRun(clock.instant()).start();
        lanes.forEach(lane -> lane.begin(base));
        segmentStart = base;
        end = base;
        return true;
    }

    private void picture(Packet packet, long time) {
        var own = Objects.requireNonNull(pictures.get(packet.name()));
        if (own.needsKey() && !packet.key()) {
            return;
        }
        boolean due = packet.key() && (time - segmentStart >= Time.SEGMENT_DUE || !anyShown() || anyGone(time));
        if (own.needsKey() && !due && time - segmentStart > Time.KEY_TOLERANCE) {
            return;
        }
        boolean closedPart = own.releaseUntil(time);
        if (due && time > segmentStart) {
            cut(time);
        } else if (own.closeFullPart() || closedPart) {
            live.publish(packet.name());
        }
        own.hold(packet, time);
        end = Math.max(end, time + packet.durationMicros());
    }

    private boolean anyShown() {
        return pictures.values().stream().anyMatch(one -> !one.needsKey());
    }

    /** Whether pictures that this segment began with are gone: it ends early, so that theirs has no hole. */
    private boolean anyGone(long time) {
        return lanes.stream()
                .filter(lane -> pictures.containsKey(lane.name()))
                .anyMatch(lane -> lane.holds() && away(lane, time));
    }

    private void sound(Packet packet, long time) {
        live.heard(packet.name(), time, packet.data());
        if (pictures.isEmpty() && time - segmentStart >= Time.SOUND_SEGMENT) {
            cut(time);
        }
        if (Objects.requireNonNull(sounds.get(packet.name())).add(packet, time)) {
            live.publish(packet.name());
        }
        end = Math.max(end, time + packet.durationMicros());
    }

    /** Ends the segment; pictures go on with their next key frame, which for one of them may be at this very time. */
    private void cut(long time) {
        pictures.values().forEach(one -> one.endSegment(time));
        lanes.forEach(lane -> lane.endSegment(time, away(lane, time)));
        live.cut(time);
        segmentStart = time;
    }
}
