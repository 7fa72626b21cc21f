package org.prodays.talk;

import java.time.Instant;
import java.util.Locale;
import org.prodays.ground.Localized;
import org.prodays.people.Person;

/** A line as everybody in the hall sees it: with its writer's name and {@code role} ({@code trainee}, {@code moderator}, ...). */
record ShownLine(String text, String language, String direction, Localized name, String role, Instant at) {

    static ShownLine of(ChatLine line, Person writer) {
        return new ShownLine(
                line.wording().text(),
                line.wording().language().tag(),
                line.wording().language().direction(),
                writer.name(),
                writer.role().name().toLowerCase(Locale.ROOT),
                line.at());
    }
}
