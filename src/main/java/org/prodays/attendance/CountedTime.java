package org.prodays.attendance;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.UUID;
import org.prodays.programme.Session;

/**
 * The real length of a session, in whole seconds: from its planned start, or from the opening of the hall when that came later, to its end;
 * up to now while it goes on. A session held wholly before its planned start counts from the opening.
 */
record CountedTime(UUID session, Instant from, Instant until) {

    /** Empty for a session that was not opened, and within its first second. */
    static Optional<CountedTime> of(Session session, Instant now) {
        Instant opened = session.openedAt();
        if (opened == null) {
            return Optional.empty();
        }
        Instant ended = session.endedAt();
        Instant until = (ended == null ? now : ended).truncatedTo(ChronoUnit.SECONDS);
        Instant planned = session.slot().startsAt();
        boolean early = planned.isAfter(opened) && planned.isBefore(until);
        Instant from = early ? planned : opened.truncatedTo(ChronoUnit.SECONDS);
        return from.isBefore(until) ? Optional.of(new CountedTime(session.id(), from, until)) : Optional.empty();
    }

    public int minutes() {
        return seconds() / 60;
    }

    public int seconds() {
        return Math.toIntExact(Duration.between(from, until).toSeconds());
    }
}
