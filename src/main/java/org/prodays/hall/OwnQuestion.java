package org.prodays.hall;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import org.jspecify.annotations.Nullable;

/**
 * A question as its asker sees it; {@code into} is the one that speaks for it when it was merged, {@code declined} why it was not taken up,
 * {@code reply} the written answer or the place.
 */
record OwnQuestion(
        @JsonUnwrapped Words words,
        String state,
        @Nullable String into,
        @Nullable ShownDecline declined,
        @Nullable ShownReply reply) {

    static OwnQuestion of(Question question) {
        return new OwnQuestion(
                Words.of(question),
                question.state().word(),
                question.mergedInto() == null ? null : question.mergedInto().toString(),
                ShownDecline.of(question.standing()),
                ShownReply.of(question.standing()));
    }
}
