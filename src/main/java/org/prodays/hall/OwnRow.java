package org.prodays.hall;

import org.jspecify.annotations.Nullable;
import org.prodays.ground.PlayerClock;
import org.prodays.programme.Session;

/**
 * One of a person's questions on the page of all of them; {@code speaker} is the question that speaks for it when it was merged, and
 * {@code second} where in the replay the answer begins, once it can be watched.
 */
record OwnRow(
        Session session,
        OwnQuestion question,
        @Nullable OwnQuestion speaker,
        @Nullable Integer second) {

    public String clock() {
        return PlayerClock.at(second == null ? 0 : second);
    }
}
