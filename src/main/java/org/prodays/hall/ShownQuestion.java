package org.prodays.hall;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.time.Instant;
import java.util.Comparator;
import org.jspecify.annotations.Nullable;

/** A question as everybody in the hall sees it. {@code second} is its place in the replay, once there is one. */
record ShownQuestion(
        @JsonUnwrapped Words words,
        String state,
        int votes,
        Instant askedAt,
        @Nullable Instant onAirAt,
        @Nullable Double second) {

    /** The most wanted first, then the oldest. */
    static final Comparator<ShownQuestion> WANTED = Comparator.comparingInt(ShownQuestion::votes)
            .reversed()
            .thenComparing(ShownQuestion::askedAt)
            .thenComparing(question -> question.words().id());

    /** In the order in which they went on air. */
    static final Comparator<ShownQuestion> AIRED =
            Comparator.comparing(question -> question.onAirAt == null ? question.askedAt : question.onAirAt);

    static ShownQuestion of(Question question, @Nullable Double second) {
        return new ShownQuestion(
                Words.of(question),
                question.state().word(),
                question.votes(),
                question.askedAt(),
                question.onAirAt(),
                second);
    }
}
