package org.prodays.talk;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.prodays.people.Person;

/**
 * Which moderator is at which question, line or report, so that two do not work at the same: for {@value #SECONDS} s from her last word, or until she
 * has acted or turns to another. In memory; a claim shows, it does not lock.
 */
@ApplicationScoped
class Claims {

    static final int SECONDS = 60;

    /** Who is at a thing, and until when. */
    record Claim(Person moderator, Instant until) {}

    private final Map<UUID, Map<UUID, Claim>> claims = new ConcurrentHashMap<>();
    private final Clock clock;

    Claims(Clock clock) {
        this.clock = clock;
    }

    /** Takes a thing, unless another is at it; what she was at before is free. False when another is. */
    boolean claim(UUID session, UUID thing, Person moderator) {
        Instant now = clock.instant();
        var all = claims.computeIfAbsent(session, none -> new ConcurrentHashMap<>());
        var mine = new Claim(moderator, now.plus(Duration.ofSeconds(SECONDS)));
        Claim holder =
                all.compute(thing, (same, former) -> former == null || isFree(former, moderator, now) ? mine : former);
        if (!holder.equals(mine)) {
            return false;
        }
        all.entrySet()
                .removeIf(one -> !one.getKey().equals(thing)
                        && one.getValue().moderator().id().equals(moderator.id()));
        return true;
    }

    /** Lets go of a thing; false when she was not at it. */
    boolean release(UUID session, UUID thing, Person moderator) {
        var all = claims.getOrDefault(session, Map.of());
        Claim held = all.get(thing);
        return held != null && held.moderator().id().equals(moderator.id()) && all.remove(thing, held);
    }

    /** Something was done to a thing: whoever was at it need not be any more. */
    void drop(UUID session, UUID thing) {
        claims.computeIfAbsent(session, none -> new ConcurrentHashMap<>()).remove(thing);
    }

    /** Those of a session, by thing. */
    Map<UUID, Claim> of(UUID session) {
        return Map.copyOf(claims.getOrDefault(session, Map.of()));
    }

    /** Lets go of what has been held too long; whether there was such. */
    boolean expire(UUID session) {
        Instant now = clock.instant();
        return claims.computeIfAbsent(session, none -> new ConcurrentHashMap<>())
                .values()
                .removeIf(claim -> !claim.until().isAfter(now));
    }

    private static boolean isFree(Claim claim, Person moderator, Instant now) {
        return claim.moderator().id().equals(moderator.id()) || !claim.until().isAfter(now);
    }
}
