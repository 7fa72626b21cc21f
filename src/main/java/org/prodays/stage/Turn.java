package org.prodays.stage;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.prodays.ground.Refusal;
import org.prodays.media.BadPacket;
import org.prodays.media.Broadcast;
import org.prodays.media.Run;

/** A source's time on the stage, from its entry until it leaves or another takes its place. Guarded by its {@link Scene}. */
final class Turn {

    private final FromStudio.@Nullable Hello hello;
    private final Tracks tracks;
    private final Broadcast broadcast;
    private Run run;
    private boolean begun;
    private long next;
    private Instant heard;
    private @Nullable Line line;

    private Turn(
            FromStudio.@Nullable Hello hello, Tracks tracks, Broadcast broadcast, @Nullable Line line, Instant now) {
        this.hello = hello;
        this.tracks = tracks;
        this.broadcast = broadcast;
        this.line = line;
        this.heard = now;
        this.next = hello == null ? 0 : hello.from();
        this.run = newRun();
    }

    static Turn ofStudio(FromStudio.Hello hello, Broadcast broadcast, Line line, Instant now) {
        return new Turn(hello, Tracks.of(hello), broadcast, line, now);
    }

    static Turn ofDemonstration(Tracks tracks, Broadcast broadcast, Instant now) {
        return new Turn(null, tracks, broadcast, null, now);
    }

    boolean demonstration() {
        return hello == null;
    }

    boolean ofSameStudio(FromStudio.Hello other) {
        return hello != null && hello.studio().equals(other.studio());
    }

    /** Whether {@code other} goes on with this very run and still holds all that is missing here. */
    boolean ofSameRun(FromStudio.Hello other) {
        return hello != null && ofSameStudio(other) && hello.run().equals(other.run()) && other.from() <= next;
    }

    boolean speaksOn(Line other) {
        return other.equals(line);
    }

    /** Whether anything at all is on air through it. */
    boolean begun() {
        return begun;
    }

    long next() {
        return next;
    }

    /** Goes on over a new connection. */
    void moveTo(Line to, Instant now) {
        hangUp();
        line = to;
        heard = now;
    }

    void cutOff() {
        line = null;
    }

    boolean connected() {
        return demonstration() || line != null;
    }

    boolean silentFor(Duration length, Instant now) {
        return !demonstration() && !heard.plus(length).isAfter(now);
    }

    /** Packages a packet. Before the first key frame nothing can be shown, so what comes earlier is let go. */
    void accept(PacketReader.Sent sent, Instant now) {
        if (begun || tracks.canBeginWith(sent)) {
            try {
                run.accept(tracks.packet(sent));
                begun = true;
            } catch (BadPacket e) {
                recover(sent, e);
            }
        }
        next = sent.number() + 1;
        heard = now;
    }

    /** What a studio that was behind may do: leave out pictures, and come back after a long gap. All else is refused. */
    private void recover(PacketReader.Sent sent, BadPacket bad) {
        switch (bad.reason()) {
            case KEY_OVERDUE -> {}
            case TIME_JUMP -> {
                run = newRun();
                begun = false;
                if (tracks.canBeginWith(sent)) {
                    acceptFirst(sent);
                }
            }
            default -> throw unplayable(bad);
        }
    }

    private void acceptFirst(PacketReader.Sent sent) {
        try {
            run.accept(tracks.packet(sent));
            begun = true;
        } catch (BadPacket e) {
            throw unplayable(e);
        }
    }

    void close() {
        run.close();
    }

    void hangUp() {
        if (line != null) {
            line.hangUp();
            line = null;
        }
    }

    void bye(ToStudio message) {
        if (line != null) {
            line.bye(message);
            line = null;
        }
    }

    private Run newRun() {
        try {
            return broadcast.begin(tracks.media());
        } catch (BadPacket e) {
            throw unplayable(e);
        }
    }

    private static Refusal unplayable(BadPacket bad) {
        return new Refusal(
                400, "stage_refusal_unplayable", Map.of("why", bad.reason().key()));
    }
}
