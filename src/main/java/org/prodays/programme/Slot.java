package org.prodays.programme;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;

/**
 * When a session is held: the wall time promised to people, its zone, and the instants this meant when it was resolved.
 */
public record Slot(LocalDateTime from, LocalDateTime until, ZoneId zone, Instant startsAt, Instant endsAt) {

    /** The day of the programme on which it stands. */
    public LocalDate day() {
        return from.toLocalDate();
    }
}
