package org.prodays.audience;

import io.quarkus.websockets.next.CloseReason;
import io.quarkus.websockets.next.WebSocketConnection;
import java.time.Instant;
import java.util.UUID;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * One connection of an audience and what is still on its way to it, at most {@value #MOST_WAITING} characters. One that does not take that is
 * stale: frames pass it by until it has drained, then it gets one snapshot.
 */
final class AudienceReader {

    static final int MOST_WAITING = 256 * 1024;

    private static final CloseReason TOO_SLOW = new CloseReason(1013, "too slow");
    private static final CloseReason REFUSED = new CloseReason(1008, "refused");

    private final UUID id;
    private final WebSocketConnection connection;
    private final @Nullable UUID person;
    private Consumer<AudienceReader> drained = reader -> {};
    private int waiting;
    private @Nullable Instant staleSince;

    AudienceReader(UUID id, WebSocketConnection connection, @Nullable UUID person) {
        this.id = id;
        this.connection = connection;
        this.person = person;
    }

    UUID id() {
        return id;
    }

    @Nullable
    UUID person() {
        return person;
    }

    void onDrained(Consumer<AudienceReader> whatThen) {
        drained = whatThen;
    }

    /** Sends a frame that a later snapshot can replace. */
    void tell(String frame, Instant now) {
        synchronized (this) {
            if (staleSince != null) {
                return;
            }
            if (waiting + frame.length() > MOST_WAITING) {
                staleSince = now;
                return;
            }
        }
        write(frame);
    }

    /** Sends what nothing replaces; a reader that cannot take it is closed, comes back and asks again with the same key. */
    void answer(String frame) {
        boolean room;
        synchronized (this) {
            room = waiting + frame.length() <= 2 * MOST_WAITING;
        }
        if (room) {
            write(frame);
        } else {
            close(TOO_SLOW);
        }
    }

    /** Closes it when it has been stale since before {@code limit}. */
    void closeIfStaleSince(Instant limit) {
        boolean tooLong;
        synchronized (this) {
            tooLong = staleSince != null && staleSince.isBefore(limit);
        }
        if (tooLong) {
            close(TOO_SLOW);
        }
    }

    /** Says a last word and closes. */
    void dismiss(String frame) {
        connection
                .sendText(frame)
                .onFailure()
                .recoverWithNull()
                .chain(() -> connection.close(REFUSED))
                .subscribe()
                .with(done -> {}, gone -> {});
    }

    void sendAway() {
        close(REFUSED);
    }

    private void write(String frame) {
        synchronized (this) {
            waiting += frame.length();
        }
        connection.sendText(frame).subscribe().with(done -> written(frame.length()), gone -> {});
    }

    private void written(int length) {
        boolean drainedNow;
        synchronized (this) {
            waiting -= length;
            drainedNow = waiting == 0 && staleSince != null;
            if (drainedNow) {
                staleSince = null;
            }
        }
        if (drainedNow) {
            drained.accept(this);
        }
    }

    private void close(CloseReason reason) {
        connection.close(reason).subscribe().with(done -> {}, gone -> {});
    }
}
