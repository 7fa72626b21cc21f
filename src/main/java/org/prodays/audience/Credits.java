package org.prodays.audience;

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
public class Credits {

    private static final int TIDY_ABOVE = 50_000;

    private record Purse(UUID owner, String kind) {}

    /** For each purse the instant at which it is full again. */
    private final Map<Purse, Instant> fullAt = new ConcurrentHashMap<>();

    private final Clock clock;

    Credits(Clock clock) {
        this.clock = clock;
    }

    /** Takes one credit, or refuses and says in how many seconds there is one again. */
    public void spend(UUID owner, Credit credit) {
        Instant now = clock.instant();
        tidy(now);
        fullAt.compute(new Purse(owner, credit.name()), (purse, full) -> spent(credit, full, now));
    }

    private static Instant spent(Credit credit, @Nullable Instant full, Instant now) {
        Instant then = (full == null || full.isBefore(now) ? now : full).plus(credit.each());
        Duration over = Duration.between(now.plus(Duration.ofMinutes(1)), then);
        if (over.isPositive()) {
            throw new Refusal(
                    429,
                    "audience_refusal_credit",
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
