package org.prodays.ground;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.zone.ZoneRules;
import java.util.List;

/**
 * The only place where wall time and instants meet (a house rule forbids {@code atZone} elsewhere), because the JDK's zone rules may be older than
 * the law: Morocco is on UTC+00:00 for good since 20 September 2026, 02:00 (IANA tzdb 2026c), which a JDK with tzdb 2026b or older does not know
 * and would show each session one hour wrong. So the newest of several copies of the rules is asked.
 */
public final class Zones {

    /** Chosen once, at the start of the program. */
    private static volatile ZoneDatabase database =
            ZoneDatabase.newest(List.of(ZoneDatabase.ofJdk(), ZoneDatabase.shipped()));

    private Zones() {}

    /** The version of the IANA tzdb whose rules are in force here, such as {@code 2026c}. */
    public static String version() {
        return database.version();
    }

    static ZoneDatabase use(ZoneDatabase chosen) {
        database = chosen;
        return chosen;
    }

    /** The offset in force in {@code zone} at {@code instant}. */
    public static ZoneOffset offset(ZoneId zone, Instant instant) {
        return database.rules(zone).getOffset(instant);
    }

    /** What the clock on the wall shows in {@code zone} at {@code instant}. */
    public static LocalDateTime wallTime(ZoneId zone, Instant instant) {
        return LocalDateTime.ofInstant(instant, offset(zone, instant));
    }

    /**
     * The instant that {@code wallTime} meant in {@code zone}. In a gap the time is moved on by its length; in an overlap the
     * earlier instant is taken (as {@link java.time.ZonedDateTime#of} does).
     */
    public static Instant instant(ZoneId zone, LocalDateTime wallTime) {
        ZoneRules rules = database.rules(zone);
        var transition = rules.getTransition(wallTime);
        if (transition != null && transition.isGap()) {
            return wallTime.plus(transition.getDuration()).toInstant(transition.getOffsetAfter());
        }
        return wallTime.toInstant(rules.getOffset(wallTime));
    }
}
