package org.prodays.attendance;

import java.time.Duration;
import java.time.Instant;

/** From an instant up to and without another. */
record Span(Instant from, Instant until) {

    Span {
        if (!from.isBefore(until)) {
            throw new IllegalArgumentException(from + " is not before " + until);
        }
    }

    int seconds() {
        return Math.toIntExact(Duration.between(from, until).toSeconds());
    }

    /** Whether the two overlap or lie at most {@code gap} apart. */
    boolean joins(Span other, Duration gap) {
        return !from.isAfter(other.until.plus(gap)) && !other.from.isAfter(until.plus(gap));
    }

    /** The shortest that covers both. */
    Span with(Span other) {
        return new Span(
                from.isBefore(other.from) ? from : other.from, until.isAfter(other.until) ? until : other.until);
    }
}
