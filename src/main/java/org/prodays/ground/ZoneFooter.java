package org.prodays.ground;

import java.io.IOException;
import java.time.DayOfWeek;
import java.time.LocalTime;
import java.time.Month;
import java.time.ZoneOffset;
import java.time.zone.ZoneOffsetTransitionRule;
import java.time.zone.ZoneOffsetTransitionRule.TimeDefinition;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * How a zone goes on after its last transition, as POSIX writes it: {@code CET-1CEST,M3.5.0,M10.5.0/3} (section 3.3.1 of RFC 9636; POSIX.1,
 * chapter 8.3, TZ). Days are told by month, week and weekday, as all zones of the database do.
 */
final class ZoneFooter {

    private static final String NAME = "(?:[A-Za-z]{3,}|<[A-Za-z0-9+-]{3,}>)";
    private static final String TIME = "([+-]?)(\\d{1,3})(?::(\\d{2}))?(?::(\\d{2}))?";
    private static final Pattern ZONE = Pattern.compile(
            NAME + "(?<standard>" + TIME + ")(?:" + NAME + "(?<summer>" + TIME + ")?,(?<begin>[^,]+),(?<end>[^,]+))?");
    private static final Pattern CLOCK = Pattern.compile(TIME);
    private static final Pattern DAY = Pattern.compile("M(\\d{1,2})\\.([1-5])\\.([0-6])(?:/(" + TIME + "))?");
    private static final int HOUR = 3600;
    private static final int DAY_SECONDS = 24 * HOUR;
    private static final int USUAL = 2 * HOUR;
    private static final int LAST_WEEK = 5;

    private ZoneFooter() {}

    /** The two rules of each year in its order; none where the last offset stays, or the footer is empty. */
    static List<ZoneOffsetTransitionRule> rules(String footer) throws IOException {
        if (footer.isEmpty()) {
            return List.of();
        }
        Matcher zone = ZONE.matcher(footer);
        if (!zone.matches()) {
            throw new IOException("not a time zone file: " + footer);
        }
        if (zone.group("begin") == null) {
            return List.of();
        }
        // POSIX counts offsets westward
        int standard = -seconds(zone.group("standard"));
        String told = zone.group("summer");
        int summer = told == null ? standard + HOUR : -seconds(told);
        var winterOffset = ZoneOffset.ofTotalSeconds(standard);
        var summerOffset = ZoneOffset.ofTotalSeconds(summer);
        return Stream.of(
                        rule(zone.group("begin"), winterOffset, winterOffset, summerOffset),
                        rule(zone.group("end"), winterOffset, summerOffset, winterOffset))
                .sorted(Comparator.comparing(ZoneOffsetTransitionRule::getMonth))
                .toList();
    }

    private static ZoneOffsetTransitionRule rule(String words, ZoneOffset standard, ZoneOffset before, ZoneOffset after)
            throws IOException {
        Matcher day = DAY.matcher(words);
        if (!day.matches()) {
            throw new IOException("not a time zone file: " + words);
        }
        var month = Month.of(Integer.parseInt(day.group(1)));
        int week = Integer.parseInt(day.group(2));
        var weekday = DayOfWeek.SUNDAY.plus(Integer.parseInt(day.group(3)));
        int time = day.group(4) == null ? USUAL : seconds(day.group(4));
        boolean midnight = time == DAY_SECONDS;
        // hours before and after the day move it (RFC 9636, section 3.3.1)
        int days = midnight ? 0 : Math.floorDiv(time, DAY_SECONDS);
        return ZoneOffsetTransitionRule.of(
                month,
                earliest(month, week, days),
                weekday.plus(days),
                midnight ? LocalTime.MIDNIGHT : LocalTime.ofSecondOfDay(Math.floorMod(time, DAY_SECONDS)),
                midnight,
                TimeDefinition.WALL,
                standard,
                before,
                after);
    }

    /** The day of the month from which on the weekday is looked for, −1 for the last one of the month. */
    private static int earliest(Month month, int week, int days) {
        if (week == LAST_WEEK) {
            return days == 0 ? -1 : month.minLength() - 6 + days;
        }
        return 7 * (week - 1) + 1 + days;
    }

    private static int seconds(@Nullable String clock) throws IOException {
        Matcher parts = CLOCK.matcher(clock == null ? "" : clock);
        if (!parts.matches()) {
            throw new IOException("not a time zone file: " + clock);
        }
        int seconds = HOUR * Integer.parseInt(parts.group(2)) + 60 * number(parts.group(3)) + number(parts.group(4));
        return parts.group(1).equals("-") ? -seconds : seconds;
    }

    private static int number(@Nullable String digits) {
        return digits == null ? 0 : Integer.parseInt(digits);
    }
}
