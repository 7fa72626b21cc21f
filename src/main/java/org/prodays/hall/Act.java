package org.prodays.hall;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One thing somebody did at the desk or to a question: a line of the audit log. {@code question} is null for acts on the session itself;
 * {@code undoes} is the number of the act that an undo takes back.
 */
record Act(
        UUID session,
        UUID person,
        String key,
        String kind,
        @Nullable UUID question,
        @Nullable Long undoes,
        Instant at) {}
