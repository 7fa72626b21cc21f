package org.prodays.hall;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import org.jspecify.annotations.Nullable;

/** A question as its asker sees it; {@code into} is the one that speaks for it when it was merged. */
record OwnQuestion(
        @JsonUnwrapped Words words, String state, @Nullable String into) {

    static OwnQuestion of(Question question) {
        return new OwnQuestion(
                Words.of(question),
                question.state().word(),
                question.mergedInto() == null ? null : question.mergedInto().toString());
    }
}
