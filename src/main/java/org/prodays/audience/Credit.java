package org.prodays.audience;

import java.time.Duration;

/** A kind of what costs: so many a minute and at once. Kinds of one name are one. */
public record Credit(String name, int perMinute) {

    Duration each() {
        return Duration.ofMinutes(1).dividedBy(perMinute);
    }
}
