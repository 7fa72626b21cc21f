package org.prodays.programme;

import io.quarkus.qute.TemplateExtension;
import java.time.Duration;
import java.time.Instant;
import org.prodays.ground.Language;
import org.prodays.ground.Texts;

/** How long it is to a session, in words: "in 2 h 10 min". Minutes are rounded up, so that it never says less than there is. */
@TemplateExtension
final class Countdown {

    private Countdown() {}

    static String countdown(Showing showing, @TemplateExtension.TemplateAttribute("language") Object language) {
        return words(
                (Language) language, showing.now(), showing.session().slot().startsAt());
    }

    static String words(Language language, Instant now, Instant then) {
        long minutes = Math.ceilDiv(Duration.between(now, then).toSeconds(), 60);
        if (minutes <= 0) {
            return Texts.say(language, "programme_in_now");
        }
        if (minutes < 60) {
            return Texts.say(language, "programme_in_minutes", minutes);
        }
        return minutes < 24 * 60
                ? Texts.say(language, "programme_in_hours", minutes / 60, minutes % 60)
                : Texts.say(language, "programme_in_days", minutes / (24 * 60), minutes / 60 % 24);
    }
}
