package org.prodays.hall;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.prodays.ground.Refusal;

/** How much one person may say: so many of each kind a minute, given back evenly. Kept in memory; a restart forgives. */
@ApplicationScoped
class Credits {

    private static final int TIDY_ABOVE = 50_000;

    /** What costs credit, and how many a minute and at once. */
    enum Kind {
        ASK(5),
        VOTE(30),
        MODERATE(120),
        /** Any frame of one connection, whoever is at the other end. */
        FRAME(120);

        private final int perMinute;

        Kind(int perMinute) {
            this.perMinute = perMinute;
        }

        private Duration each() {
            return Duration.ofMinutes(1).dividedBy(perMinute);
        }
    }

    private record Purse(UUID person, Kind kind) {}

    /** For each purse the instant at which it is full again. */
    private final Map<Purse, Instant> fullAt = new ConcurrentHashMap<>();

    private final Clock clock;

    Credits(Clock clock) {
        this.clock = clock;
    }

    /** Takes one credit, or refuses and says in how many seconds there is one again. */
    void spend(UUID person, Kind kind) {
        Instant now = clock.instant();
        tidy(now);
        fullAt.compute(new Purse(person, kind), (purse, full) -> spent(kind, full, now));
    }

    private static Instant spent(Kind kind, @Nullable Instant full, Instant now) {
        Instant then = (full == null || full.isBefore(now) ? now : full).plus(kind.each());
        Duration over = Duration.between(now.plus(Duration.ofMinutes(1)), then);
        if (over.isPositive()) {
            throw new Refusal(
                    429,
                    "hall_refusal_credit",
                    Map.of("seconds", over.plusMillis(999).toSeconds()));
        }
        return then;
    }

    private void tidy(Instant now) {
        if (fullAt.size() > TIDY_ABOVE) {
            fullAt.values().removeIf(full -> full.isBefore(now));
        }
    }
}
