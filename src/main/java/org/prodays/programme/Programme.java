package org.prodays.programme;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** The door of the room: the edition and its sessions. */
@ApplicationScoped
public class Programme {

    /** The edition on show, or empty before the first import. */
    public Optional<Edition> edition() {
        throw new UnsupportedOperationException();
    }

    /** All sessions by time. */
    public List<Session> sessions() {
        throw new UnsupportedOperationException();
    }

    public Optional<Session> session(String key) {
        throw new UnsupportedOperationException();
    }

    public Optional<Session> session(UUID id) {
        throw new UnsupportedOperationException();
    }

    /** The sessions that concern a trade, by time. */
    public List<Session> sessionsOn(String tradeKey) {
        throw new UnsupportedOperationException();
    }

    /** The sessions whose hall is open, by time. */
    public List<Session> onAir() {
        throw new UnsupportedOperationException();
    }

    /** The next planned session that starts after {@code instant}. */
    public Optional<Session> next(Instant instant) {
        throw new UnsupportedOperationException();
    }

    /** Opens the hall, tells {@link SessionOpened}; refused when it has ended. Opening an open one changes nothing. */
    public Session open(UUID id) {
        throw new UnsupportedOperationException();
    }

    /** Closes the hall for good, tells {@link SessionEnded}; refused when it was never opened. Ending an ended one changes nothing. */
    public Session end(UUID id) {
        throw new UnsupportedOperationException();
    }
}
