package org.prodays.hall;

import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.prodays.ground.Language;
import org.prodays.ground.Refusal;
import org.prodays.ground.Spelling;
import org.prodays.ground.SpokenLanguage;
import org.prodays.ground.TypedText;

/** The words of a question as they are kept: one line of {@value #LEAST} to {@value #MOST} code points with at least one letter or digit. */
record QuestionText(String words, Language language) {

    static final int LEAST = 3;
    static final int MOST = 500;

    /** @param reading the language of the page on which it was typed, taken when the words tell nothing */
    static QuestionText of(String typed, Language reading) {
        return of(typed, null, reading);
    }

    /** As {@link #of(String, Language)}, in the language that was chosen, if one was. */
    static QuestionText of(String typed, @Nullable Language chosen, Language reading) {
        String words = TypedText.line(typed);
        int length = words.codePointCount(0, words.length());
        if (length < LEAST || words.codePoints().noneMatch(Character::isLetterOrDigit)) {
            throw new Refusal(422, "hall_refusal_short", Map.of("least", LEAST));
        }
        if (length > MOST) {
            throw new Refusal(422, "hall_refusal_long", Map.of("most", MOST, "length", length));
        }
        return new QuestionText(words, chosen == null ? SpokenLanguage.of(words, reading) : chosen);
    }

    /** The words in the one spelling by which likeness is told. */
    String plain() {
        return Spelling.ascii(words);
    }
}
