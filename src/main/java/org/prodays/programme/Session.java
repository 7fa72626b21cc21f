package org.prodays.programme;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
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

    /** Whether a person has a part in it, by the programme. */
    public boolean includes(Person person) {
        return participations.stream().anyMatch(one -> person.key().equals(one.person()));
    }

    public State state() {
        return endedAt != null ? State.ENDED : openedAt != null ? State.OPEN : State.PLANNED;
    }
}
