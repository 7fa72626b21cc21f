package org.prodays.hall;

import org.jspecify.annotations.Nullable;

/** Why a question was not taken up, as its asker and the moderators read it; {@code words} are the moderator's own. */
record ShownDecline(String reason, @Nullable String words) {

    static @Nullable ShownDecline of(Standing now) {
        return now.declined() == null
                ? null
                : new ShownDecline(
                        now.declined().reason().word(), now.declined().words());
    }
}
