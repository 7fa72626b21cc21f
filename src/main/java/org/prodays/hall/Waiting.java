package org.prodays.hall;

import java.util.List;
import java.util.Objects;
import java.util.UUID;

/** A question on a trade that waits for a session on it; {@code asked} names the trade. */
record Waiting(UUID id, Asked asked, QuestionText text, String key) {

    public String trade() {
        return Objects.requireNonNull(asked.trade());
    }

    /** As a question of a session: the same, asked when it was. */
    Question in(UUID session) {
        return new Question(id, session, asked, Standing.incoming(text), 1, List.of(), null);
    }
}
