package org.prodays.attendance;

import java.util.Map;
import java.util.UUID;

/**
 * The figures of one session. {@code people} followed it live, each counted once; {@code present} of them by the rule; {@code by} is how many
 * used each means, for some more than one; {@code replays} watched some of the replay.
 */
record Sums(
        UUID session,
        int people,
        int present,
        long liveSeconds,
        Map<Means, Integer> by,
        int replays,
        long replaySeconds) {

    static Sums none(UUID session) {
        return new Sums(session, 0, 0, 0, Map.of(), 0, 0);
    }

    public int minutesEach() {
        return people == 0 ? 0 : (int) (liveSeconds / people / 60);
    }

    public int replayMinutesEach() {
        return replays == 0 ? 0 : (int) (replaySeconds / replays / 60);
    }

    /** 0 to 100. */
    public int presentPercent() {
        return people == 0 ? 0 : present * 100 / people;
    }
}
