package org.prodays.attendance;

import java.util.List;
import java.util.Map;
import org.prodays.programme.Session;

/** What someone followed of a session, judged by the rule. */
record Attended(Session session, CountedTime time, PresenceRule rule, Followed followed) {

    public boolean present() {
        return followed.live() >= rule.neededSeconds(time);
    }

    /** Whether the session still goes on, so that the judgement may change. */
    public boolean soFar() {
        return session.endedAt() == null;
    }

    public int liveMinutes() {
        return followed.live() / 60;
    }

    public int replayMinutes() {
        return followed.replay() / 60;
    }

    public int lengthMinutes() {
        return time.seconds() / 60;
    }

    /** Rounded up: with so many minutes a person is present. */
    public int neededMinutes() {
        return Math.ceilDiv(rule.neededSeconds(time), 60);
    }

    /** The share of the counted time, 0 to 100, rounded down. */
    public int percent() {
        return (int) (followed.live() * 100L / time.seconds());
    }

    /** The means that were used, in order. */
    public List<Means> means() {
        return followed.by().entrySet().stream()
                .filter(entry -> entry.getValue() > 0)
                .map(Map.Entry::getKey)
                .toList();
    }
}
