package org.prodays.programme;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.prodays.ground.Localized;
import org.prodays.people.Person;
import org.prodays.trades.Sector;
import org.prodays.trades.Trade;

/**
 * A point of the programme. {@code key} is its ASCII name in addresses, unique in the edition. {@code openedAt} and {@code endedAt}
 * say when the hall was really opened and closed, null while that has not happened.
 */
public record Session(
        UUID id,
        String key,
        Kind kind,
        Localized title,
        @Nullable Localized summary,
        Slot slot,
        @Nullable Localized venue,
        List<Sector> sectors,
        List<Trade> trades,
        List<Participation> participations,
        @Nullable Instant openedAt,
        @Nullable Instant endedAt) {

    public enum Kind {
        CEREMONY,
        PLENARY,
        WEBINAR
    }

    /** Where the session stands in its life. */
    public enum State {
        PLANNED,
        OPEN,
        ENDED
    }

    /** Whether a person has a part in it, by the programme; its rapporteur writes down what others say there and has none. */
    public boolean includes(Person person) {
        return has(person, part -> part != Participation.Part.RAPPORTEUR);
    }

    /** Whether a person is its rapporteur, by the programme. */
    public boolean reportedBy(Person person) {
        return has(person, part -> part == Participation.Part.RAPPORTEUR);
    }

    private boolean has(Person person, Predicate<Participation.Part> part) {
        return participations.stream().anyMatch(one -> person.key().equals(one.person()) && part.test(one.part()));
    }

    public State state() {
        return endedAt != null ? State.ENDED : openedAt != null ? State.OPEN : State.PLANNED;
    }
}
