package org.prodays.polls;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * When the open polls of a session end.
 *
 * @param closing when each closes for those without delay
 * @param next the next instant at which a poll looks different, null for none
 */
record Endings(Map<UUID, Instant> closing, @Nullable Instant next) {

    static final Endings NONE = new Endings(Map.of(), null);

    /** How many milliseconds are left for each poll, less than nothing while only the late may still answer. */
    record Left(Map<UUID, Long> left) {}

    static Endings of(List<Polls.Answered> all, Instant now) {
        var closing = new HashMap<UUID, Instant>();
        @Nullable Instant next = null;
        for (Polls.Answered one : all) {
            Poll poll = one.poll();
            @Nullable Instant closes = poll.times().closesAt();
            if (closes == null || poll.over(now)) {
                continue;
            }
            closing.put(poll.id(), closes);
            Instant due = closes.isAfter(now) ? closes : poll.overAt().orElseThrow();
            next = next == null || due.isBefore(next) ? due : next;
        }
        return new Endings(Map.copyOf(closing), next);
    }

    boolean isDue(Instant now) {
        return Optional.ofNullable(next).filter(due -> due.isBefore(now)).isPresent();
    }

    /** Whether a poll is about to close, or has just closed for some. */
    boolean isNear(Instant now) {
        return closing.values().stream()
                .anyMatch(closes -> Duration.between(now, closes).abs().compareTo(Poll.LATEST) <= 0);
    }

    @Nullable
    Left left(Instant now) {
        if (closing.isEmpty()) {
            return null;
        }
        var left = new HashMap<UUID, Long>();
        closing.forEach(
                (poll, closes) -> left.put(poll, Duration.between(now, closes).toMillis()));
        return new Left(left);
    }
}
