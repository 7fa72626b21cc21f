package org.prodays.attendance;

import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * How long someone followed a session, in seconds of its counted time. {@code live} counts what overlaps once, so it may be less than the sum
 * of {@code by}; {@code replay} counts each second of the recording once. {@code first} and {@code last} bound the live part, null without one.
 */
record Followed(
        UUID session,
        Attendee who,
        int live,
        Map<Means, Integer> by,
        int replay,
        @Nullable Instant first,
        @Nullable Instant last) {}
