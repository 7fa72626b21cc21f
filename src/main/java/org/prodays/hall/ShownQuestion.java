package org.prodays.hall;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.time.Instant;
import java.util.Comparator;
import org.jspecify.annotations.Nullable;
import org.prodays.ground.Localized;

/**
 * A question as everybody in the hall sees it; {@code asker} only where she wants to be named. {@code reply} is the written answer or the place
 * to which it is routed, {@code second} its place in the replay, once there is one.
 */
record ShownQuestion(
        @JsonUnwrapped Words words,
        String state,
        int votes,
        Instant askedAt,
        @Nullable Instant onAirAt,
        @Nullable Localized asker,
        @Nullable ShownReply reply,
        @Nullable Double second) {

    /** The most wanted first, then the oldest. */
    static final Comparator<ShownQuestion> WANTED = Comparator.comparingInt(ShownQuestion::votes)
            .reversed()
            .thenComparing(ShownQuestion::askedAt)
            .thenComparing(question -> question.words().id());

    /** In the order in which they went on air. */
    static final Comparator<ShownQuestion> AIRED =
            Comparator.comparing(question -> question.onAirAt == null ? question.askedAt : question.onAirAt);

    static ShownQuestion of(Question question, @Nullable Localized asker, @Nullable Double second) {
        return new ShownQuestion(
                Words.of(question),
                question.state().word(),
                question.votes(),
                question.askedAt(),
                question.onAirAt(),
                asker,
                ShownReply.of(question.standing()),
                second);
    }
}
