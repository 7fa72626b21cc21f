package org.prodays.stage;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;
import org.prodays.formats.BadPacket;
import org.prodays.formats.Packet;
import org.prodays.formats.RenditionName;
import org.prodays.formats.Track;
import org.prodays.formats.TrackKind;
import org.prodays.formats.VideoTrack;
import org.prodays.media.Broadcast;
import org.prodays.media.Drift;
import org.prodays.media.Run;

/**
 * The tracks of a source on its broadcast. Before the first key frame nothing can be shown, so what is earlier is let go; sound that came
 * before it and belongs to it is not. Tracks whose clocks have nothing to do with each other are put where they came; those whose clocks
 * drift apart go on in another run, put right.
 */
final class Feed {

    private static final Logger LOG = Logger.getLogger(Feed.class);

    /** Tracks of one clock are never further apart, in microseconds. */
    private static final long OTHER_CLOCK = 10_000_000;

    /** So many packets of sound wait for their picture: three seconds of two sounds in packets of 20 ms. */
    private static final int MOST_EARLY = 300;

    /** Bytes; no packet of sound of 20 ms has more. */
    private static final int LARGEST_EARLY = 8192;

    private final Broadcast broadcast;
    private final List<Track> tracks;
    private final Consumer<Duration> corrected;
    private final Deque<Packet> early = new ArrayDeque<>();
    private final Map<RenditionName, Long> shifts = new EnumMap<>(RenditionName.class);
    private @Nullable Long lead;
    private Drift drift;
    private Run run;
    private boolean begun;

    /** @param corrected hears by how much the clocks had drifted apart when they are put right; does not block */
    Feed(Broadcast broadcast, List<Track> tracks, Consumer<Duration> corrected) throws BadPacket {
        this.broadcast = broadcast;
        this.tracks = tracks;
        this.corrected = corrected;
        this.run = broadcast.begin(tracks);
        this.drift = new Drift(tracks);
    }

    /** Whether it has this very track. */
    boolean has(Track track) {
        return tracks.stream().anyMatch(track::sameAs);
    }

    boolean begun() {
        return begun;
    }

    /** How far a track has drifted from the others; nothing while it is within the limit. */
    Duration apart() {
        return drift.apart();
    }

    /**
     * Packages a packet that came at a moment. Pictures that come late after a pause, or later than the others, are let go until
     * their next key frame.
     */
    void accept(Packet packet, Instant at) throws BadPacket {
        var own = shifted(packet, at);
        drift.saw(own.name(), own.timestampMicros(), at);
        if (canBeginWith(packet) && !drift.correction().isEmpty()) {
            putRight();
            own = shifted(packet, at);
        }
        if (begun) {
            pass(own);
        } else if (canBeginWith(own)) {
            begin(own);
        } else {
            hold(own);
        }
    }

    private void begin(Packet first) throws BadPacket {
        pass(first);
        while (begun && !early.isEmpty()) {
            try {
                run.accept(early.remove());
            } catch (BadPacket e) {
                // what came before the start is no fault of the packet that begins
            }
        }
    }

    /** An encoder that looks ahead sends its first picture up to seconds after the sound that goes with it. */
    private void hold(Packet packet) {
        if (packet.name().kind() == TrackKind.AUDIO && packet.data().length <= LARGEST_EARLY) {
            early.add(packet);
            if (early.size() > MOST_EARLY) {
                early.remove();
            }
        }
    }

    private void pass(Packet packet) throws BadPacket {
        try {
            run.accept(packet);
            begun = true;
        } catch (BadPacket e) {
            if (e.reason() != BadPacket.Reason.KEY_OVERDUE && e.reason() != BadPacket.Reason.FIRST_NOT_KEY) {
                throw e;
            }
        }
    }

    /** Nothing of a rendition comes before its next key frame. */
    void pause(RenditionName name) {
        run.pause(name);
    }

    void close() {
        run.close();
    }

    private void putRight() throws BadPacket {
        var correction = drift.correction();
        LOG.infof("the tracks of a source drifted apart and are put right, by %s microseconds", correction);
        corrected.accept(drift.furthest());
        correction.forEach((name, more) -> shifts.merge(name, more, Long::sum));
        drift = new Drift(tracks);
        run = broadcast.begin(tracks);
        begun = false;
    }

    /** The packet on the clock of the first one. */
    private Packet shifted(Packet packet, Instant at) {
        long own = Drift.lead(packet.timestampMicros(), at);
        if (lead == null) {
            lead = own;
        }
        long other = lead - own;
        long shift = shifts.computeIfAbsent(packet.name(), first -> Math.abs(other) > OTHER_CLOCK ? other : 0);
        return shift == 0
                ? packet
                : new Packet(
                        packet.name(),
                        packet.timestampMicros() + shift,
                        packet.compositionMicros(),
                        packet.durationMicros(),
                        packet.key(),
                        packet.data());
    }

    /** A key frame, or any sound where there is no picture. */
    private boolean canBeginWith(Packet packet) {
        return tracks.stream().noneMatch(VideoTrack.class::isInstance)
                || (packet.name().kind() == TrackKind.VIDEO && packet.key());
    }
}
