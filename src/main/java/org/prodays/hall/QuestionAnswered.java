package org.prodays.hall;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.prodays.ground.Language;
import org.prodays.ground.News;

/**
 * News: a question was answered aloud. {@code onAirAt} is the moment it went on air, from which its place in the replay follows; {@code votes}
 * is how many people wanted the answer, the asker included; {@code trade} is the key of the trade it was asked about, where one was said.
 */
public record QuestionAnswered(
        UUID question,
        UUID session,
        @Nullable String trade,
        String text,
        Language language,
        Instant onAirAt,
        Instant answeredAt,
        int votes)
        implements News {}
