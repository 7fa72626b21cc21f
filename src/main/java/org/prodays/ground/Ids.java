package org.prodays.ground;

import jakarta.enterprise.context.ApplicationScoped;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.UUID;

/** Makes ids and secrets. */
@ApplicationScoped
public class Ids {

    /** Crockford's base 32 in lower case: no i, l, o or u, so that a code can be read aloud. */
    private static final String ALPHABET = "0123456789abcdefghjkmnpqrstvwxyz";

    private final SecureRandom random = new SecureRandom();
    private final Clock clock;

    Ids(Clock clock) {
        this.clock = clock;
    }

    /** A new id, ordered by time (UUID version 7; RFC 9562, section 5.7). */
    public UUID next() {
        long high = clock.millis() << 16 | 0x7000L | random.nextInt(0x1000);
        long low = random.nextLong() >>> 2 | 0x8000000000000000L;
        return new UUID(high, low);
    }

    /** A secret of {@code length} characters, five random bits each. */
    public String secret(int length) {
        var made = new StringBuilder(length);
        for (int i = 0; i < length; i++) {
            made.append(ALPHABET.charAt(random.nextInt(ALPHABET.length())));
        }
        return made.toString();
    }
}
