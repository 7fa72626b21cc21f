package org.prodays.hall;

import com.fasterxml.jackson.databind.util.RawValue;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.prodays.programme.Session;

/**
 * What was read anew of a hall. The session and the screen are null where they need not be looked at; {@code seconds} are the places of answered
 * questions in the replay; {@code views} are those of the parts that were asked, empty for one that shows nothing.
 */
record Reading(
        @Nullable Session session,
        @Nullable Screen screen,
        List<Question> questions,
        Map<UUID, Double> seconds,
        Map<Side, Map<String, Optional<RawValue>>> views) {}
