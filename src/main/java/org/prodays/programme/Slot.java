package org.prodays.programme;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import org.prodays.ground.Zones;

/**
 * When a session is held: the wall time promised to people, its zone, and the instants this meant when it was resolved.
 */
public record Slot(LocalDateTime from, LocalDateTime until, ZoneId zone, Instant startsAt, Instant endsAt) {

    /** Resolves wall times in {@code zone} by the rules in force. */
    public static Slot of(LocalDateTime from, LocalDateTime until, ZoneId zone) {
        return new Slot(from, until, zone, Zones.instant(zone, from), Zones.instant(zone, until));
    }

    /** The day of the programme on which it stands. */
    public LocalDate day() {
        return from.toLocalDate();
    }
}
