package org.prodays.hall;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.prodays.ground.Language;

/**
 * A question of a session. {@code votes} counts each person once over the question and all that are merged into it; {@code near} are
 * questions that were like it when it was asked, the most alike first; {@code lastAct} is what an undo would take back.
 */
record Question(
        UUID id,
        UUID session,
        Asked asked,
        Standing standing,
        int votes,
        List<UUID> near,
        @Nullable LastAct lastAct) {

    /** An act that stands, by its number in the log. */
    record LastAct(long id, String kind) {}

    UUID asker() {
        return asked.asker();
    }

    Instant askedAt() {
        return asked.at();
    }

    Standing.State state() {
        return standing.state();
    }

    String text() {
        return standing.text();
    }

    Language language() {
        return standing.language();
    }

    @Nullable
    UUID mergedInto() {
        return standing.mergedInto();
    }

    @Nullable
    Instant onAirAt() {
        return standing.onAirAt();
    }

    @Nullable
    Instant answeredAt() {
        return standing.answeredAt();
    }
}
