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

    /** What has become of a question of the hall. */
    static String stateText(ShownQuestion question, @TemplateExtension.TemplateAttribute("language") Object language) {
        return Texts.say((Language) language, "hall_live_own_" + question.state());
    }

    /** Why a question was not taken up: the reason from the list with the moderator's words, or these alone where they stand for it. */
    static String reasonText(ShownDecline declined, @TemplateExtension.TemplateAttribute("language") Object language) {
        String reason = Texts.say((Language) language, "hall_reason_" + declined.reason());
        if (declined.words() == null) {
            return reason;
        }
        // isolated, as the words may be of another direction than the page (UAX #9, section 2.7)
        String words = "\u2068" + declined.words() + "\u2069";
        return declined.reason().equals(Declined.Reason.OTHER.word()) ? words : reason + " – " + words;
    }

    /** A reason from the list. */
    static String text(Declined.Reason reason, @TemplateExtension.TemplateAttribute("language") Object language) {
        return Texts.say((Language) language, "hall_reason_" + reason.word());
    }

    static String word(Declined.Reason reason) {
        return reason.word();
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
