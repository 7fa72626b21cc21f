package org.prodays.answers;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.prodays.ground.Language;

/**
 * A question that was answered in a session: aloud from {@code onAirAt} on, or in writing. {@code votes} is how many people wanted it
 * answered. It is a draft until it is published; {@code version} grows with each change of what moderators add.
 */
public record Answer(
        UUID question,
        UUID session,
        String text,
        Language language,
        @Nullable Instant onAirAt,
        Instant answeredAt,
        int votes,
        @Nullable Written written,
        Capture capture,
        boolean published,
        int version) {

    /** The words of an answer that was given in writing. */
    public record Written(String text, Language language) {}
}
