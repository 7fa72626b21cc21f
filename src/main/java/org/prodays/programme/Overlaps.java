package org.prodays.programme;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.prodays.programme.EditionFile.Planned;

/**
 * Sessions that cannot be held at the same time. Two sessions may run side by side, as those of several sectors do, unless the same
 * person takes part in both or both are at the same venue. One may begin at the minute the other ends.
 */
final class Overlaps {

    private final List<Planned> before = new ArrayList<>();

    /** Tells a clash of {@code session} with those checked earlier. */
    void check(FileValue at, Planned session) {
        for (var other : before) {
            if (atOnce(session, other)) {
                clash(session, other)
                        .ifPresent(reason -> at.wrong(reason, Map.of("session", session.key(), "other", other.key())));
            }
        }
        before.add(session);
    }

    static boolean atOnce(Planned one, Planned other) {
        return one.slot().startsAt().isBefore(other.slot().endsAt())
                && other.slot().startsAt().isBefore(one.slot().endsAt());
    }

    /** Why two sessions cannot be held at once, as a key of {@code texts/}. */
    static Optional<String> clash(Planned one, Planned other) {
        if (one.venue() != null && one.venue().equals(other.venue())) {
            return Optional.of("programme_fault_overlap_at_venue");
        }
        var people = one.participations().stream()
                .map(Participation::person)
                .filter(Objects::nonNull)
                .toList();
        return other.participations().stream().map(Participation::person).anyMatch(people::contains)
                ? Optional.of("programme_fault_overlap_of_person")
                : Optional.empty();
    }
}
