package org.prodays.talk;

import java.time.Instant;
import java.util.Locale;
import java.util.UUID;

/** A raised hand. */
record Hand(UUID id, UUID person, State state, Instant at) {

    /** What can have become of a hand. */
    enum State {
        UP,
        CALLED,
        DONE,
        /** By its owner. */
        LOWERED;

        String word() {
            return name().toLowerCase(Locale.ROOT);
        }

        boolean stands() {
            return this == UP || this == CALLED;
        }
    }
}
