package org.prodays.ground;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.zone.ZoneRules;
import java.util.Set;

/**
 * The only place where wall time and instants meet (a house rule forbids {@code atZone} elsewhere), because the JDK's zone
 * rules may be older than the law: Morocco is on UTC+00:00 for good since 20 September 2026, 02:00 (IANA tzdb 2026c), which
 * a JDK with tzdb 2026b or older does not know and would show each session one hour wrong.
 */
public final class Zones {

    private static final Set<String> MOROCCO = Set.of("Africa/Casablanca", "Africa/El_Aaiun");
    private static final Instant MOROCCO_LEFT_UTC_PLUS_1 = Instant.parse("2026-09-20T01:00:00Z");
    private static final LocalDateTime MOROCCO_SET_ITS_CLOCKS_BACK = LocalDateTime.parse("2026-09-20T02:00");

    private Zones() {}

    /** The offset in force in {@code zone} at {@code instant}. */
    public static ZoneOffset offset(ZoneId zone, Instant instant) {
        if (MOROCCO.contains(zone.getId()) && !instant.isBefore(MOROCCO_LEFT_UTC_PLUS_1)) {
            return ZoneOffset.UTC;
        }
        return zone.getRules().getOffset(instant);
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
        if (MOROCCO.contains(zone.getId()) && !wallTime.isBefore(MOROCCO_SET_ITS_CLOCKS_BACK)) {
            return wallTime.toInstant(ZoneOffset.UTC);
        }
        ZoneRules rules = zone.getRules();
        var transition = rules.getTransition(wallTime);
        if (transition != null && transition.isGap()) {
            return wallTime.plus(transition.getDuration()).toInstant(transition.getOffsetAfter());
        }
        return wallTime.toInstant(rules.getOffset(wallTime));
    }
}
