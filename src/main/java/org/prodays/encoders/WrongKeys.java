package org.prodays.encoders;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import org.prodays.ground.Refusal;

/**
 * Counts the wrong keys of each address: after {@value #MOST} within a minute it is refused, whatever it brings, until the minute is over.
 * The {@value #ADDRESSES} newest addresses are known.
 */
final class WrongKeys {

    static final int MOST = 10;
    static final int ADDRESSES = 4096;
    static final Duration WINDOW = Duration.ofMinutes(1);

    private record Count(Instant until, int wrong) {}

    private final Map<String, Count> counts = new LinkedHashMap<>() {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Count> eldest) {
            return size() > ADDRESSES;
        }
    };
    private final Clock clock;

    WrongKeys(Clock clock) {
        this.clock = clock;
    }

    /** Refuses an address that has tried too often; {@code seconds} of the refusal tells how long to wait. */
    synchronized void check(String address) {
        var count = counts.get(network(address));
        Instant now = clock.instant();
        if (count != null && count.wrong() >= MOST && now.isBefore(count.until())) {
            long seconds = Duration.between(now, count.until()).toSeconds() + 1;
            throw new Refusal(429, "encoders_refusal_wrong_keys", Map.of("seconds", seconds));
        }
    }

    synchronized void wrong(String address) {
        Instant now = clock.instant();
        counts.merge(
                network(address),
                new Count(now.plus(WINDOW), 1),
                (known, first) -> now.isBefore(known.until()) ? new Count(known.until(), known.wrong() + 1) : first);
    }

    /** Of IPv6 the first 64 bits, as a single customer has all that begin with them. */
    private static String network(String address) {
        String[] groups = address.split(":", -1);
        return groups.length < 6 ? address : String.join(":", groups[0], groups[1], groups[2], groups[3]);
    }
}
