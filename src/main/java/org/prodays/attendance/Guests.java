package org.prodays.attendance;

import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;

/** How long guests without an account followed, by minute, until it is written. Who they were is not known here either. */
final class Guests {

    private static final int MOST = 10_000; // minutes of sessions

    private final Map<GuestMinute, Integer> waiting = new HashMap<>();

    synchronized void add(UUID session, int seconds, Instant now) {
        var minute = new GuestMinute(session, now.getEpochSecond() / 60);
        if (waiting.size() < MOST || waiting.containsKey(minute)) {
            waiting.merge(minute, seconds, Guests::sum);
        }
    }

    synchronized Map<GuestMinute, Integer> take() {
        var taken = Map.copyOf(waiting);
        waiting.clear();
        return taken;
    }

    /** Puts back what could not be written. */
    synchronized void again(Map<GuestMinute, Integer> taken) {
        taken.forEach((minute, seconds) -> waiting.merge(minute, seconds, Guests::sum));
    }

    private static int sum(int one, int other) {
        return (int) Math.min((long) one + other, Integer.MAX_VALUE);
    }
}
