package org.prodays.hall;

import io.quarkus.qute.TemplateExtension;
import java.util.Locale;
import org.prodays.ground.Language;
import org.prodays.ground.Texts;

/** How templates speak of questions. */
@TemplateExtension
final class QuestionWords {

    private QuestionWords() {}

    /** What has become of one's own question. */
    static String stateText(OwnQuestion question, @TemplateExtension.TemplateAttribute("language") Object language) {
        return Texts.say((Language) language, "hall_live_own_" + question.state());
    }

    /** The place in the replay as a player writes it: {@code 1:02:03} or {@code 2:03}. */
    static String clock(ShownQuestion question) {
        long second = question.second() == null ? 0 : question.second().longValue();
        return second < 3600
                ? String.format(Locale.ROOT, "%d:%02d", second / 60, second % 60)
                : String.format(Locale.ROOT, "%d:%02d:%02d", second / 3600, second / 60 % 60, second % 60);
    }
}
