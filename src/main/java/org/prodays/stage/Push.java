package org.prodays.stage;

import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.prodays.formats.BadPacket;
import org.prodays.formats.BadStream;
import org.prodays.formats.Fmp4Reader;
import org.prodays.formats.Packet;
import org.prodays.formats.RenditionName;
import org.prodays.formats.Track;
import org.prodays.ground.Refusal;

/**
 * A connection of a source: fragmented MP4 of one track on its way to the stage, which it enters with its header. One of
 * {@link #end} and {@link #cutOff} closes it, unless it was told before that its turn is over. Not for two threads at once.
 */
public final class Push {

    /** Who has the connections, and is told of each; its methods do not block. */
    public interface Keeper {

        /** The stream broke a rule. */
        void failed(Push push, BadStream why);

        /** It was sent away. */
        void over(Push push, Refusal why);

        /** It is closed; may be told more than once. */
        void gone(Push push);
    }

    private final Scene scene;
    private final Source source;
    private final Clock clock;
    private final Consumer<Refusal> told;
    private final Keeper keeper;
    private final Fmp4Reader reader;
    private final Allowance allowance = new Allowance();
    private final AtomicReference<@Nullable Refusal> over = new AtomicReference<>();
    private volatile @Nullable PushTurn turn;

    /**
     * A connection that has not told its track yet.
     *
     * @param pictures what a track of pictures becomes
     * @param told hears once, and on any thread, why the turn is over; does not block
     */
    public Push(
            Scene scene, Source source, RenditionName pictures, Clock clock, Consumer<Refusal> told, Keeper keeper) {
        this.scene = scene;
        this.source = source;
        this.clock = clock;
        this.told = told;
        this.keeper = keeper;
        this.reader = new Fmp4Reader(pictures, new Fmp4Reader.Listener() {
            @Override
            public void track(Track track) {
                enter(track);
            }

            @Override
            public void packet(Packet packet) throws BadPacket {
                pass(packet);
            }
        });
    }

    /** Whose connection it is. */
    public Source source() {
        return source;
    }

    /**
     * Reads on; the pieces may be cut anywhere, and are not kept. Blocks for one fsync per segment, and while the source is faster than
     * its time.
     *
     * @throws BadStream what is wrong with the stream and where; what was whole before stays on air, the connection is at its end
     * @throws Refusal when its turn is over, another source has the stage, or it sends too much
     */
    public void accept(byte[] bytes, int offset, int length) throws BadStream {
        checkOn();
        try {
            reader.accept(bytes, offset, length);
        } catch (BadStream e) {
            failed(e);
            throw e;
        } catch (RuntimeException e) {
            cutOff();
            throw e;
        }
    }

    /**
     * The source has closed the stream in order. It leaves the stage with its last one.
     *
     * @throws BadStream when it did so before its header was whole, or within a box
     */
    public void end() throws BadStream {
        checkOn();
        try {
            reader.end();
        } catch (BadStream e) {
            failed(e);
            throw e;
        }
        keeper.gone(this);
        var on = turn;
        if (on != null) {
            scene.end(on, this);
        }
    }

    /** The connection is gone; its source keeps the place for a while. */
    public void cutOff() {
        keeper.gone(this);
        var on = turn;
        if (on != null) {
            scene.cutOff(on, this);
        }
    }

    /** Tells that its turn is over. */
    public void over(Refusal why) {
        if (over.compareAndSet(null, why)) {
            keeper.over(this, why);
            told.accept(why);
        }
    }

    /** Throws why its turn is over, once it is. */
    public void checkOn() {
        Refusal why = over.get();
        if (why != null) {
            throw why;
        }
    }

    private void failed(BadStream why) {
        keeper.failed(this, why);
        cutOff();
    }

    private void enter(Track track) {
        var entered = scene.enter(source);
        turn = entered;
        if (!scene.during(entered, now -> entered.track(this, track, now))) {
            throw new Refusal(409, "stage_refusal_taken_over");
        }
    }

    private void pass(Packet packet) throws BadPacket {
        checkOn();
        slow(allowance.after(packet, clock.instant()));
        var on = turn;
        if (on != null) {
            scene.accept(on, now -> on.packet(this, packet, now));
        }
    }

    /** Lets the source wait; its line fills, and it can send no more. */
    private void slow(Duration wait) {
        if (!wait.isZero()) {
            LockSupport.parkNanos(wait.toNanos());
        }
    }
}
