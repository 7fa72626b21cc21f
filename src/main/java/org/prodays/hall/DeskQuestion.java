package org.prodays.hall;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.prodays.ground.Localized;

/** A question as moderators see it: with its asker, what it was merged into and whether the last act on it can be undone. */
record DeskQuestion(
        @JsonUnwrapped Words words,
        String state,
        int votes,
        Instant askedAt,
        @Nullable Instant onAirAt,
        @Nullable String into,
        boolean undo,
        @Nullable Localized asker) {

    static DeskQuestion of(Question question, @Nullable Localized asker) {
        return new DeskQuestion(
                Words.of(question),
                question.state().word(),
                question.votes(),
                question.askedAt(),
                question.onAirAt(),
                question.mergedInto() == null ? null : question.mergedInto().toString(),
                question.undoable(),
                asker);
    }
}
