package org.prodays.media;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import org.prodays.formats.BadPacket;
import org.prodays.formats.Packet;
import org.prodays.formats.Track;
import org.prodays.recordings.Recording;

/** A broadcast in a test: an origin on a clock that a test moves, fed with clips. */
public final class Studio {
    static final Instant START = Instant.parse("2026-02-08T09:00:00Z");
    public static final String ID = "b1";

    public final MovedClock clock = new MovedClock();
    final String id;
    final Path folder;
    public final Origin origin;
    public final Broadcast broadcast;

    public Studio(Path folder) {
        this(folder, ID);
    }

    Studio(Path folder, String id) {
        this.id = id;
        this.folder = folder;
        this.origin = new Origin(folder, clock);
        this.broadcast = origin.open(id);
    }

    public static final class MovedClock extends Clock {
        volatile Instant now = START;

        public void move(double seconds) {
            now = now.plus(Duration.ofMillis(Math.round(seconds * 1000)));
        }

        @Override
        public Instant instant() {
            return now;
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            throw new UnsupportedOperationException();
        }
    }

    public Recording recording() {
        return origin.item(id).orElseThrow().recording();
    }

    public Run run(List<Track> tracks, List<Packet> packets) {
        try {
            var run = broadcast.begin(tracks);
            feed(run, packets);
            broadcast.keeper().settle();
            return run;
        } catch (BadPacket e) {
            throw new AssertionError(e);
        }
    }

    static void feed(Run run, List<Packet> packets) {
        for (Packet packet : packets) {
            try {
                run.accept(packet);
            } catch (BadPacket e) {
                throw new AssertionError(packet.name() + " at " + packet.timestampMicros(), e);
            }
        }
    }

    String playlist(String name) {
        return switch (new Delivery(origin).answer(id, name, Reload.NONE)) {
            case Answer.Playlist playlist -> new String(playlist.page().plain(), StandardCharsets.UTF_8);
            case Answer other -> throw new AssertionError(name + ": " + other);
        };
    }
}
