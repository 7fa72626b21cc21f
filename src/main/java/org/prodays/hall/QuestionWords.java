package org.prodays.hall;

import io.quarkus.qute.TemplateExtension;
import org.prodays.ground.Language;
import org.prodays.ground.PlayerClock;
import org.prodays.ground.Texts;

/** How templates speak of questions. */
@TemplateExtension
final class QuestionWords {

    private QuestionWords() {}

    /** What has become of one's own question. */
    static String stateText(OwnQuestion question, @TemplateExtension.TemplateAttribute("language") Object language) {
        return Texts.say((Language) language, "hall_live_own_" + question.state());
    }

    /** The small picture of its place in the replay. */
    static String picture(ShownQuestion question, ShownThumbnails thumbnails) {
        return thumbnails.at(question.second() == null ? 0 : question.second());
    }

    /** Its place in the replay. */
    static String clock(ShownQuestion question) {
        return PlayerClock.at(question.second() == null ? 0 : question.second().longValue());
    }
}
