package org.prodays.audience;

import io.netty.channel.EventLoop;
import org.jspecify.annotations.Nullable;
import org.prodays.people.Person;

/**
 * One connection of an audience. What is on its way to it is bounded: one that is not taking what it is told is stale and frames pass it by until
 * it has drained, then it gets one snapshot. Used on its event loop only.
 */
abstract class AudienceReader {

    private static final int STALE_FOR_GOOD = 15;
    private static final int SILENT_FOR_GOOD = 75;

    /** Close codes of RFC 6455, section 7.4.1. */
    static final int REFUSED = 1008;

    static final int FAILED = 1011;
    static final int RESTARTING = 1012;
    static final int TOO_SLOW = 1013;

    private final @Nullable Person person;
    private int place = -1;
    private int staleSince = -1;
    private @Nullable Audience audience;

    /** @param person who she was when she came; null for the public */
    AudienceReader(@Nullable Person person) {
        this.person = person;
    }

    @Nullable
    Person person() {
        return person;
    }

    abstract EventLoop loop();

    abstract boolean isOpen();

    /** Whether it is taking what it is told. */
    abstract boolean isTaking();

    /** Puts a frame on its way, which {@link #flush} lets go. */
    abstract void write(Frame frame);

    abstract void flush();

    /** The second of the audience's clock at which something last came from it; such as do not speak, now. */
    abstract int heardAt(int now);

    /** Says goodbye with a close code, and closes it shortly after whether or not that was taken. */
    abstract void end(int code, String reason);

    void sit(Audience in) {
        audience = in;
    }

    /** Sends a frame that a later snapshot can replace. */
    void tell(Frame frame, int now) {
        if (staleSince >= 0) {
            return;
        }
        if (isTaking()) {
            send(frame);
        } else {
            staleSince = now;
        }
    }

    /** Sends what no snapshot replaces; one who takes nothing is sent away, comes back and asks again with the same key. */
    void answer(Frame frame) {
        if (staleSince >= 0 && !isTaking()) {
            end(TOO_SLOW, "too slow");
        } else {
            send(frame);
        }
    }

    /** As {@link #answer}, on any thread. */
    void say(Frame frame) {
        loop().execute(() -> answer(frame));
    }

    /** Says a last word and closes; on any thread. */
    void dismiss(Frame word) {
        loop().execute(() -> {
            send(word);
            end(REFUSED, "refused");
        });
    }

    /** Closes it without a word; on any thread. */
    void sendAway() {
        loop().execute(() -> end(REFUSED, "refused"));
    }

    /** What was on its way has been taken. */
    void drained() {
        if (staleSince >= 0 && audience != null) {
            audience.bringUpToDate(this);
        }
    }

    /** Sends the snapshot that brings a stale one up to date. */
    void refresh(Frame snapshot) {
        if (staleSince >= 0 && isTaking()) {
            staleSince = -1;
            send(snapshot);
        }
    }

    private void send(Frame frame) {
        write(frame);
        flush();
    }

    /** Lets go of one that has not read for long, or from whom nothing has come although it was asked. */
    void tend(int now) {
        if (!isOpen() && audience != null) {
            audience.leave(this);
        } else if (staleSince >= 0 && now - staleSince > STALE_FOR_GOOD) {
            end(TOO_SLOW, "too slow");
        } else if (now - heardAt(now) > SILENT_FOR_GOOD) {
            end(TOO_SLOW, "silent");
        }
    }

    /** Its place in its row; -1 when it has none. */
    int place() {
        return place;
    }

    void place(int taken) {
        place = taken;
    }
}
