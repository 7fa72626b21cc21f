package org.prodays.stage;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.prodays.formats.BadPacket;
import org.prodays.formats.Track;
import org.prodays.ground.Refusal;

/**
 * The stage of one open session: one source at a time feeds its one broadcast, a studio or an encoder. It takes the place of the
 * demonstration unasked, that of another source only by take-over. Safe for all threads.
 */
public final class Scene {

    private static final Duration SOON_LOST = Duration.ofSeconds(5);

    /** What is done in a turn at a moment. */
    interface Act<E extends Exception> {
        void at(Instant now) throws E;
    }

    private record Invitation(UUID source, Instant until) {

        boolean isFor(Source other, Instant now) {
            return source.equals(other.id()) && now.isBefore(until);
        }
    }

    private final Showing showing;
    private final Duration resumeWithin;
    private final Clock clock;
    private @Nullable Turn turn;
    private @Nullable Invitation invited;
    private Instant freeForDemonstration = Instant.EPOCH;

    Scene(Showing showing, Duration resumeWithin, Clock clock) {
        this.showing = showing;
        this.resumeWithin = resumeWithin;
        this.clock = clock;
    }

    /** What is shown now; never waits, so that an observer of the change may ask too. */
    public OnAir onAir() {
        return showing.onAir();
    }

    /** Opens the broadcast that was on air before a restart; its source is expected back. */
    synchronized void reopen() {
        showing.broadcast();
        freeForDemonstration = clock.instant().plus(resumeWithin);
        showing.become(OnAir.State.LOST);
    }

    /** A studio wants the stage: it is welcome, or told that another source has it. */
    synchronized ToStudio enter(FromStudio.Hello hello, Line line) {
        refuseWhenEnded();
        Instant now = clock.instant();
        if (turn instanceof StudioTurn same && same.ofSameRun(hello)) {
            same.moveTo(line, now);
            return new ToStudio.Welcome(FromStudio.VERSION, true, same.next());
        }
        boolean sameStudio = turn instanceof StudioTurn other && other.ofSameStudio(hello);
        if (!sameStudio && !hello.takeOver() && held(now)) {
            return new ToStudio.Occupied();
        }
        takes(new StudioTurn(hello, showing.broadcast(), line, now));
        return new ToStudio.Welcome(FromStudio.VERSION, false, hello.from());
    }

    /** A connection of a source wants the stage: the source's turn, which may have begun with another connection. */
    synchronized PushTurn enter(Source source) {
        checkFree(source);
        if (turn instanceof PushTurn same && same.of(source)) {
            return same;
        }
        var entering = new PushTurn(source, showing.broadcast(), clock.instant());
        invited = null;
        takes(entering);
        return entering;
    }

    /** Refuses a source while another one has the stage, unless it is to take over. */
    public synchronized void checkFree(Source source) {
        refuseWhenEnded();
        boolean own = turn instanceof PushTurn same && same.of(source);
        Instant now = clock.instant();
        boolean mayCome = own || (invited != null && invited.isFor(source, now));
        if (!mayCome && held(now)) {
            throw new Refusal(409, "stage_refusal_occupied");
        }
    }

    /** Lets a source take over from another one, if it comes as soon as a lost one would have to. */
    public synchronized void invite(Source source) {
        refuseWhenEnded();
        invited = new Invitation(source.id(), clock.instant().plus(resumeWithin));
    }

    /** What a source sends, best first; empty while the stage is not its own. */
    public synchronized Optional<List<Track>> tracksOf(Source source) {
        return turn instanceof PushTurn own && own.of(source) ? Optional.of(own.tracks()) : Optional.empty();
    }

    /** How far the tracks of a source have drifted apart. */
    public synchronized Duration apart(Source source) {
        return turn instanceof PushTurn own && own.of(source) ? own.apart() : Duration.ZERO;
    }

    /** Whether a source would have to take over. */
    public synchronized boolean keepsOut(Source source) {
        return tracksOf(source).isEmpty() && held(clock.instant());
    }

    /** Takes the stage from a source. */
    public synchronized void dismiss(Source source) {
        if (turn instanceof PushTurn own && own.of(source)) {
            leave(own);
        }
    }

    synchronized boolean freeForDemonstration() {
        return !showing.ended() && turn == null && !clock.instant().isBefore(freeForDemonstration);
    }

    /** The clip wants the stage: its turn, or empty while a source has it or is expected back. */
    synchronized Optional<DemoTurn> demonstrate(Tracks tracks) throws BadPacket {
        if (!freeForDemonstration()) {
            return Optional.empty();
        }
        var entering = new DemoTurn(tracks, showing.broadcast(), clock.instant());
        turn = entering;
        return Optional.of(entering);
    }

    /** Packages a packet of the studio on {@code line}; false when its turn is over. */
    synchronized boolean accept(Line line, PacketReader.Sent sent) {
        var on = studio(line);
        return on.isPresent() && accept(on.get(), now -> on.get().accept(sent, now));
    }

    /** Packages what {@code of} brings; false when its turn is over. */
    synchronized <E extends Exception> boolean accept(Turn of, Act<E> packet) throws E {
        boolean on = during(of, packet);
        if (on && of.begun()) {
            showing.become(of instanceof DemoTurn ? OnAir.State.DEMONSTRATION : OnAir.State.LIVE);
        }
        return on;
    }

    /** Does something in a turn; false when it is over. */
    synchronized <E extends Exception> boolean during(Turn of, Act<E> act) throws E {
        if (turn != of) {
            return false;
        }
        act.at(clock.instant());
        return true;
    }

    /** The studio on {@code line} sends nothing of a track until its next key frame, so nobody waits for it. */
    synchronized void pause(Line line, int track) {
        studio(line).ifPresent(on -> on.pause(track));
    }

    /** The number of the last packet kept for the studio on {@code line}, -1 for none. */
    synchronized long kept(Line line) {
        return studio(line).map(on -> on.next() - 1).orElse(-1L);
    }

    /** The connection is gone; its studio keeps the place for a while. */
    synchronized void cutOff(Line line) {
        studio(line).ifPresent(on -> {
            on.cutOff();
            look();
        });
    }

    /** A connection of a source is gone; the source keeps the place for a while. */
    synchronized void cutOff(PushTurn of, Push push) {
        if (turn == of) {
            of.cutOff(push);
            look();
        }
    }

    /** A connection has ended in order; with its last one the source leaves. */
    synchronized void end(PushTurn of, Push push) {
        of.cutOff(push);
        if (!of.connected()) {
            leave(of);
        }
    }

    /** The studio on {@code line} leaves of its own will. */
    synchronized void leave(Line line) {
        studio(line).ifPresent(this::leave);
    }

    /** A source leaves of its own will. */
    synchronized void leave(Turn of) {
        if (turn == of) {
            of.close();
            turn = null;
            if (!(of instanceof DemoTurn)) {
                freeForDemonstration = clock.instant().plus(resumeWithin);
            }
            showing.become(OnAir.State.NOTHING);
        }
    }

    /** Called each second: notes that a source went silent, and frees its place in the end. */
    synchronized void look() {
        if (turn == null || turn instanceof DemoTurn) {
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
        if (showing.onAir().playing()) {
            showing.become(OnAir.State.LOST);
        }
    }

    /** The session is over: the broadcast becomes the replay, and the source is told. */
    synchronized void end() {
        if (showing.ended()) {
            return;
        }
        Turn last = turn;
        turn = null;
        if (last != null) {
            last.close();
        }
        showing.end();
        if (last != null) {
            last.bye(Turn.Farewell.ENDED);
        }
    }

    /** There may be captions in another language now. */
    synchronized void captioned() {
        showing.become(showing.onAir().state());
    }

    /** Whether a source has the stage or is expected back. */
    private boolean held(Instant now) {
        return turn != null && !(turn instanceof DemoTurn) && !turn.silentFor(resumeWithin, now);
    }

    private Optional<StudioTurn> studio(Line line) {
        return turn instanceof StudioTurn studio && studio.speaksOn(line) ? Optional.of(studio) : Optional.empty();
    }

    private void takes(Turn entering) {
        Turn before = turn;
        turn = entering;
        if (before != null) {
            before.close();
            before.bye(Turn.Farewell.TAKEN_OVER);
        }
    }

    private void refuseWhenEnded() {
        if (showing.ended()) {
            throw new Refusal(409, "stage_refusal_ended");
        }
    }
}
