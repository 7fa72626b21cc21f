package org.prodays.hall;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** One thing a moderator did: a line of the audit log. {@code question} is null for acts on the session itself. */
record Act(
        UUID session,
        UUID moderator,
        String key,
        String kind,
        @Nullable UUID question,
        Question.@Nullable State formerState,
        @Nullable UUID formerInto,
        Instant at) {}
