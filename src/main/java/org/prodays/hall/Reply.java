package org.prodays.hall;

import java.util.UUID;
import org.prodays.ground.Language;
import org.prodays.ground.Refusal;
import org.prodays.ground.SpokenLanguage;
import org.prodays.ground.TypedText;

/** What is answered without a voice: a professional's written answer, or the named place to which a question is routed. */
record Reply(String text, Language language, UUID by) {

    static final int MOST = 2000;
    static final int LONGEST_PLACE = 200;

    /** A written answer; its paragraphs are kept. */
    static Reply written(String typed, Language reading, UUID by) {
        return checked(TypedText.paragraphs(typed), MOST, reading, by);
    }

    /** Where the question is taken up, such as an office or another session. */
    static Reply place(String typed, Language reading, UUID by) {
        return checked(TypedText.line(typed), LONGEST_PLACE, reading, by);
    }

    private static Reply checked(String words, int most, Language reading, UUID by) {
        if (words.codePoints().noneMatch(Character::isLetterOrDigit)) {
            throw new Refusal(422, "hall_refusal_reply");
        }
        TypedText.refuseLonger(words, most);
        return new Reply(words, SpokenLanguage.of(words, reading), by);
    }
}
