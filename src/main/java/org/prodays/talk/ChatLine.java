package org.prodays.talk;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What somebody wrote in the chat; {@code standing} is whether it is shown. */
record ChatLine(UUID id, UUID session, UUID writer, Wording wording, Standing standing, Instant at) {

    /** What can have become of a line. */
    enum State {
        SHOWN,
        /** It has a blocked word and waits for a moderator. */
        HELD,
        REMOVED
    }

    /**
     * Whether a line is shown.
     *
     * @param word the blocked word for which it was held, null for none
     * @param reason why it was removed, null unless it was
     */
    record Standing(
            State state, @Nullable String word, @Nullable String reason) {}

    boolean is(State state) {
        return standing.state() == state;
    }
}
