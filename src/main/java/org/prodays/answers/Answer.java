package org.prodays.answers;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.prodays.ground.Language;

/**
 * A question that a professional answered aloud in a session. {@code trades} are the keys of the trades it speaks of; {@code votes} is how
 * many people wanted it answered.
 */
public record Answer(
        UUID question,
        UUID session,
        List<String> trades,
        String text,
        Language language,
        Instant onAirAt,
        Instant answeredAt,
        int votes) {

    public Answer {
        trades = List.copyOf(trades);
    }
}
