package org.prodays.stage;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.prodays.ground.Refusal;
import org.prodays.media.Broadcast;

/**
 * The stage of one open session: one source at a time feeds its one broadcast. A studio takes the place of the demonstration unasked,
 * that of another studio only by take-over. Safe for all threads.
 */
final class Scene {

    private static final Duration SOON_LOST = Duration.ofSeconds(5);

    /** The broadcast and its id. */
    record Opened(String id, Broadcast broadcast) {}

    private final Supplier<Opened> opening;
    private final Consumer<OnAir> changed;
    private final Duration resumeWithin;
    private final Clock clock;
    private @Nullable Opened opened;
    private @Nullable Turn turn;
    private volatile OnAir onAir = OnAir.NOTHING_YET;
    private Instant freeForDemonstration = Instant.EPOCH;

    Scene(Supplier<Opened> opening, Consumer<OnAir> changed, Duration resumeWithin, Clock clock) {
        this.opening = opening;
        this.changed = changed;
        this.resumeWithin = resumeWithin;
        this.clock = clock;
    }

    /** What is shown now; never waits, so that an observer of the change may ask too. */
    OnAir onAir() {
        return onAir;
    }

    /** Opens the broadcast that was on air before a restart; the studio is expected back. */
    synchronized void reopen() {
        broadcast();
        freeForDemonstration = clock.instant().plus(resumeWithin);
        become(OnAir.State.LOST);
    }

    /** A studio wants the stage: it is welcome, or told that another one has it. */
    synchronized ToStudio enter(FromStudio.Hello hello, Line line) {
        refuseWhenEnded();
        Instant now = clock.instant();
        Turn holder = turn;
        if (holder != null && holder.ofSameRun(hello)) {
            holder.moveTo(line, now);
            return new ToStudio.Welcome(FromStudio.VERSION, true, holder.next());
        }
        if (holder != null && !hello.takeOver() && keepsOut(holder, hello, now)) {
            return new ToStudio.Occupied();
        }
        Turn entering = Turn.ofStudio(hello, broadcast(), line, now);
        dismiss(new ToStudio.TakenOver());
        turn = entering;
        return new ToStudio.Welcome(FromStudio.VERSION, false, hello.from());
    }

    synchronized boolean freeForDemonstration() {
        return onAir.state() != OnAir.State.ENDED
                && turn == null
                && !clock.instant().isBefore(freeForDemonstration);
    }

    /** The clip wants the stage: its turn, or empty while a studio has it or is expected back. */
    synchronized Optional<Turn> demonstrate(Tracks tracks) {
        if (!freeForDemonstration()) {
            return Optional.empty();
        }
        turn = Turn.ofDemonstration(tracks, broadcast(), clock.instant());
        return Optional.of(turn);
    }

    /** Packages a packet of the studio on {@code line}; false when its turn is over. */
    synchronized boolean accept(Line line, PacketReader.Sent sent) {
        return turn != null && turn.speaksOn(line) && accept(turn, sent);
    }

    /** Packages a packet of {@code of}; false when its turn is over. */
    synchronized boolean accept(Turn of, PacketReader.Sent sent) {
        if (turn != of) {
            return false;
        }
        of.accept(sent, clock.instant());
        if (of.begun()) {
            become(of.demonstration() ? OnAir.State.DEMONSTRATION : OnAir.State.LIVE);
        }
        return true;
    }

    /** The number of the last packet kept for the studio on {@code line}, -1 for none. */
    synchronized long kept(Line line) {
        return turn != null && turn.speaksOn(line) ? turn.next() - 1 : -1;
    }

    /** The connection is gone; its studio keeps the place for a while. */
    synchronized void cutOff(Line line) {
        if (turn != null && turn.speaksOn(line)) {
            turn.cutOff();
            look();
        }
    }

    /** The studio on {@code line} leaves of its own will. */
    synchronized void leave(Line line) {
        if (turn != null && turn.speaksOn(line)) {
            turn.close();
            turn = null;
            freeForDemonstration = clock.instant().plus(resumeWithin);
            become(OnAir.State.NOTHING);
        }
    }

    /** The demonstration leaves. */
    synchronized void leave(Turn of) {
        if (turn == of) {
            of.close();
            turn = null;
            become(OnAir.State.NOTHING);
        }
    }

    /** Called each second: notes that a studio went silent, and frees its place in the end. */
    synchronized void look() {
        if (turn == null || turn.demonstration()) {
            return;
        }
        Instant now = clock.instant();
        if (turn.silentFor(resumeWithin, now)) {
            turn.close();
            turn.hangUp();
            turn = null;
        } else if (turn.connected() && !turn.silentFor(SOON_LOST, now)) {
            return;
        }
        if (onAir.state() == OnAir.State.LIVE) {
            become(OnAir.State.LOST);
        }
    }

    /** The session is over: the broadcast becomes the replay, and the studio is told. */
    synchronized void end() {
        if (onAir.state() == OnAir.State.ENDED) {
            return;
        }
        Turn last = turn;
        turn = null;
        if (last != null) {
            last.close();
        }
        if (opened != null) {
            opened.broadcast().end();
        }
        become(OnAir.State.ENDED);
        if (last != null) {
            last.bye(new ToStudio.Ended());
        }
    }

    private boolean keepsOut(Turn holder, FromStudio.Hello hello, Instant now) {
        return !holder.demonstration() && !holder.ofSameStudio(hello) && !holder.silentFor(resumeWithin, now);
    }

    private void dismiss(ToStudio message) {
        if (turn != null) {
            turn.close();
            turn.bye(message);
            turn = null;
        }
    }

    private void refuseWhenEnded() {
        if (onAir.state() == OnAir.State.ENDED) {
            throw new Refusal(409, "stage_refusal_ended");
        }
    }

    private Broadcast broadcast() {
        if (opened == null) {
            opened = opening.get();
        }
        return opened.broadcast();
    }

    private void become(OnAir.State next) {
        var then = new OnAir(next, opened == null ? null : opened.id());
        if (!onAir.equals(then)) {
            onAir = then;
            changed.accept(then);
        }
    }
}
