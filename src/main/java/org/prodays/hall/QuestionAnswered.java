package org.prodays.hall;

import java.time.Instant;
import java.util.UUID;
import org.prodays.ground.Language;
import org.prodays.ground.News;

/**
 * News: a question was answered aloud. {@code onAirAt} is the moment it went on air, from which its place in the replay follows; {@code votes}
 * is how many people wanted the answer, the asker included.
 */
public record QuestionAnswered(
        UUID question, UUID session, String text, Language language, Instant onAirAt, Instant answeredAt, int votes)
        implements News {}
