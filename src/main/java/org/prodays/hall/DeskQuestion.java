package org.prodays.hall;

import java.time.Instant;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.prodays.ground.Localized;

/** A question as moderators see it: with its asker, what it was merged into and whether the last act on it can be undone. */
record DeskQuestion(
        String id,
        String text,
        String language,
        String direction,
        String state,
        int votes,
        Instant askedAt,
        @Nullable Instant onAirAt,
        @Nullable String into,
        boolean undo,
        @Nullable Localized asker) {

    static DeskQuestion of(Question question, @Nullable Localized asker) {
        return new DeskQuestion(
                question.id().toString(),
                question.text(),
                question.language().tag(),
                question.language().direction(),
                question.state().name().toLowerCase(Locale.ROOT),
                question.votes(),
                question.askedAt(),
                question.onAirAt(),
                question.mergedInto() == null ? null : question.mergedInto().toString(),
                question.undoable(),
                asker);
    }
}
