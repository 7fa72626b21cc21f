package org.prodays.talk;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import org.prodays.ground.Localized;
import org.prodays.people.Person;

/**
 * A line as everybody in the hall sees it: with its writer's name and {@code role} ({@code trainee}, {@code moderator}, ...). {@code clock} is what
 * the clock on the wall showed, {@code 09:30}: a browser may not know what the law says of the zone.
 */
record ShownLine(
        String text, String language, String direction, Localized name, String role, Instant at, String clock) {

    private static final DateTimeFormatter CLOCK = DateTimeFormatter.ofPattern("HH:mm", Locale.ROOT);

    static ShownLine of(ChatLine line, Person writer, LocalDateTime wallTime) {
        return new ShownLine(
                line.wording().text(),
                line.wording().language().tag(),
                line.wording().language().direction(),
                writer.name(),
                writer.role().name().toLowerCase(Locale.ROOT),
                line.at(),
                CLOCK.format(wallTime));
    }
}
