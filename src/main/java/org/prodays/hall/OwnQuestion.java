package org.prodays.hall;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** A question as its asker sees it; {@code into} is the one that speaks for it when it was merged. */
record OwnQuestion(
        String id,
        String text,
        String language,
        String direction,
        String state,
        @Nullable String into) {

    static OwnQuestion of(Question question) {
        return new OwnQuestion(
                question.id().toString(),
                question.text(),
                question.language().tag(),
                question.language().direction(),
                question.state().name().toLowerCase(Locale.ROOT),
                question.mergedInto() == null ? null : question.mergedInto().toString());
    }
}
