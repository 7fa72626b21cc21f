package org.prodays.stage;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.prodays.formats.BadPacket;
import org.prodays.formats.Packet;
import org.prodays.ground.Refusal;
import org.prodays.media.Broadcast;

/** The turn of a studio in a browser, over one connection after the other. */
final class StudioTurn extends Turn {

    private final FromStudio.Hello hello;
    private final Tracks tracks;
    private final Broadcast broadcast;
    private Feed feed;
    private long next;
    private @Nullable Line line;

    StudioTurn(FromStudio.Hello hello, Broadcast broadcast, Line line, Instant now) {
        super(now);
        this.hello = hello;
        this.tracks = Tracks.of(hello);
        this.broadcast = broadcast;
        this.line = line;
        this.next = hello.from();
        this.feed = newFeed();
    }

    boolean ofSameStudio(FromStudio.Hello other) {
        return hello.studio().equals(other.studio());
    }

    /** Whether {@code other} goes on with this very run and still holds all that is missing here. */
    boolean ofSameRun(FromStudio.Hello other) {
        return ofSameStudio(other) && hello.run().equals(other.run()) && other.from() <= next;
    }

    boolean speaksOn(Line other) {
        return other.equals(line);
    }

    /** The number of the packet that comes next. */
    long next() {
        return next;
    }

    /** Goes on over a new connection. */
    void moveTo(Line to, Instant now) {
        hangUp();
        line = to;
        heard(now);
    }

    void cutOff() {
        line = null;
    }

    void accept(PacketReader.Sent sent, Instant now) {
        Packet packet = tracks.packet(sent);
        try {
            feed.accept(packet, now);
        } catch (BadPacket e) {
            recover(packet, now, e);
        }
        next = sent.number() + 1;
        heard(now);
    }

    void pause(int track) {
        feed.pause(tracks.name(track));
    }

    /** A studio that was behind may come back after a long gap. All else is refused. */
    private void recover(Packet packet, Instant now, BadPacket bad) {
        if (bad.reason() != BadPacket.Reason.TIME_JUMP) {
            throw unplayable(bad);
        }
        feed = newFeed();
        try {
            feed.accept(packet, now);
        } catch (BadPacket e) {
            throw unplayable(e);
        }
    }

    @Override
    boolean begun() {
        return feed.begun();
    }

    @Override
    boolean connected() {
        return line != null;
    }

    @Override
    void close() {
        feed.close();
    }

    @Override
    void bye(Farewell why) {
        if (line != null) {
            line.bye(
                    switch (why) {
                        case TAKEN_OVER -> new ToStudio.TakenOver();
                        case ENDED -> new ToStudio.Ended();
                    });
            line = null;
        }
    }

    @Override
    void hangUp() {
        if (line != null) {
            line.hangUp();
            line = null;
        }
    }

    private Feed newFeed() {
        try {
            return new Feed(broadcast, tracks.media(), this::tellOfCorrection);
        } catch (BadPacket e) {
            throw unplayable(e);
        }
    }

    private void tellOfCorrection(Duration apart) {
        if (line != null) {
            line.tell(new ToStudio.Corrected(apart.toMillis()));
        }
    }

    static Refusal unplayable(BadPacket bad) {
        return new Refusal(
                400, "stage_refusal_unplayable", Map.of("why", bad.reason().key()));
    }
}
