package org.prodays.talk;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.prodays.ground.Refusal;

/**
 * How many lines one hall shows: {@value #PER_SECOND} a second and {@value #AT_ONCE} at once, since nobody reads more. Who comes too early is told to
 * wait, the longer the more others wait too.
 */
@ApplicationScoped
class Crowd {

    static final int PER_SECOND = 3;
    static final int AT_ONCE = 9;

    private static final int LONGEST_WAIT = 60;
    private static final Duration EACH = Duration.ofSeconds(1).dividedBy(PER_SECOND);

    private final Map<UUID, Gate> gates = new ConcurrentHashMap<>();
    private final Clock clock;

    Crowd(Clock clock) {
        this.clock = clock;
    }

    /** Lets a line through, or says in how many seconds to try again. */
    void enter(UUID session) {
        long wait = gates.computeIfAbsent(session, none -> new Gate()).enter(clock.instant());
        if (wait > 0) {
            throw new Refusal(429, "talk_refusal_crowded", Map.of("seconds", wait));
        }
    }

    private static final class Gate {

        /** When all places are free again. */
        private Instant full = Instant.EPOCH;

        /** How many were sent back and have not been let through since. */
        private int waiting;

        synchronized long enter(Instant now) {
            Instant then = (full.isBefore(now) ? now : full).plus(EACH);
            if (then.isAfter(now.plus(EACH.multipliedBy(AT_ONCE)))) {
                waiting++;
                return Math.min(LONGEST_WAIT, 1 + waiting / PER_SECOND);
            }
            full = then;
            waiting = Math.max(0, waiting - 1);
            return 0;
        }
    }
}
