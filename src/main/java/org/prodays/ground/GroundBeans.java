package org.prodays.ground;

import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.temporal.ChronoUnit;

/** What the ground lends to the container. */
final class GroundBeans {

    /** As fine as PostgreSQL keeps an instant, so that what is read back equals what was kept. */
    @Produces
    @Singleton
    Clock clock() {
        return Clock.tick(Clock.systemUTC(), Duration.of(1, ChronoUnit.MICROS));
    }
}
