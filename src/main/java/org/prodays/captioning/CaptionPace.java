package org.prodays.captioning;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;

/** So many captions within a time. Safe for use by many threads. */
final class CaptionPace {

    private final int most;
    private final Duration within;
    private final Clock clock;
    private final ArrayDeque<Instant> spent = new ArrayDeque<>();

    CaptionPace(int most, Duration within, Clock clock) {
        this.most = most;
        this.within = within;
        this.clock = clock;
    }

    /** Whether one more is within it; then it is counted. */
    synchronized boolean spend() {
        Instant now = clock.instant();
        while (!spent.isEmpty() && spent.peekFirst().plus(within).isBefore(now)) {
            spent.removeFirst();
        }
        if (spent.size() >= most) {
            return false;
        }
        spent.addLast(now);
        return true;
    }
}
