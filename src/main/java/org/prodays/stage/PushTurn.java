package org.prodays.stage;

import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.prodays.formats.BadPacket;
import org.prodays.formats.Packet;
import org.prodays.formats.RenditionName;
import org.prodays.formats.Track;
import org.prodays.ground.Refusal;
import org.prodays.media.Broadcast;

/**
 * The turn of an encoder: several connections, a track each, make one run. A run begins when the tracks are gathered; another one
 * begins, after a discontinuity, when a track joins it or comes back changed, or when time jumps or begins anew.
 */
final class PushTurn extends Turn {

    private final Source source;
    private final Broadcast broadcast;
    private final Map<RenditionName, Sending> sending = new EnumMap<>(RenditionName.class);
    private @Nullable Feed feed;
    private Gathering gathering;

    /** Who sends a track. */
    private record Sending(Push push, Track track) {}

    PushTurn(Source source, Broadcast broadcast, Instant now) {
        super(now);
        this.source = source;
        this.broadcast = broadcast;
        this.gathering = new Gathering(now);
    }

    boolean of(Source other) {
        return source.id().equals(other.id());
    }

    /** The tracks that come in, best first. */
    List<Track> tracks() {
        return sending.values().stream().map(Sending::track).toList();
    }

    /** How far the tracks have drifted apart; nothing while within the limit. */
    Duration apart() {
        return feed == null ? Duration.ZERO : feed.apart();
    }

    /** A connection's header is whole. It takes the place of one that sent the same track before. */
    void track(Push push, Track track, Instant now) {
        heard(now);
        if (feed == null && sending.isEmpty()) {
            gathering = new Gathering(now);
        }
        var before = sending.put(track.name(), new Sending(push, track));
        if (before != null) {
            before.push().over(new Refusal(409, "stage_refusal_track_twice"));
        }
        if (feed != null && !feed.has(track)) {
            gather(now);
        }
    }

    void packet(Push push, Packet packet, Instant now) throws BadPacket {
        heard(now);
        take(push, packet, now);
        if (feed == null && gathering.over(now)) {
            begin(push);
        }
    }

    /** The connection is gone; its track may come back in the same run. */
    void cutOff(Push push) {
        sending.values().removeIf(one -> one.push() == push);
    }

    @Override
    boolean begun() {
        return feed != null && feed.begun();
    }

    @Override
    boolean connected() {
        return !sending.isEmpty();
    }

    @Override
    void close() {
        if (feed != null) {
            feed.close();
        }
    }

    @Override
    void bye(Farewell why) {
        over(
                switch (why) {
                    case TAKEN_OVER -> new Refusal(409, "stage_refusal_taken_over");
                    case ENDED -> new Refusal(409, "stage_refusal_ended");
                });
    }

    @Override
    void hangUp() {
        over(new Refusal(408, "stage_refusal_silent"));
    }

    private void over(Refusal why) {
        sending.values().forEach(one -> one.push().over(why));
        sending.clear();
    }

    private void gather(Instant now) {
        close();
        feed = null;
        gathering = new Gathering(now);
    }

    /** Begins the run of the tracks that are here, with what was held of them; each connection hears of its own faults only. */
    private void begin(Push push) throws BadPacket {
        feed = new Feed(broadcast, tracks(), apart -> {});
        for (var held : gathering.held()) {
            var by = sending.get(held.packet().name());
            if (by == null || by.push() != held.push()) {
                continue;
            }
            try {
                take(held.push(), held.packet(), held.at());
            } catch (BadPacket e) {
                if (held.push() == push) {
                    throw e;
                }
                cutOff(held.push());
                held.push().over(StudioTurn.unplayable(e));
            }
        }
    }

    private void take(Push push, Packet packet, Instant now) throws BadPacket {
        if (feed == null) {
            gathering.hold(push, packet, now);
            return;
        }
        try {
            feed.accept(packet, now);
        } catch (BadPacket e) {
            switch (e.reason()) {
                case TIME_NOT_MONOTONE, TIME_JUMP -> {
                    gather(now);
                    gathering.hold(push, packet, now);
                }
                default -> throw e;
            }
        }
    }
}
