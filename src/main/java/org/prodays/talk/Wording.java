package org.prodays.talk;

import java.util.Map;
import org.prodays.ground.Language;
import org.prodays.ground.Refusal;
import org.prodays.ground.SpokenLanguage;
import org.prodays.ground.TypedText;

/** One line of words as it is kept, of 1 to {@value #MOST} code points, and its language. */
record Wording(String text, Language language) {

    static final int MOST = 300;

    /** Of why something is done. */
    static final int MOST_REASON = 200;

    /** @param reading the language of the page on which it was typed */
    static Wording of(String typed, Language reading) {
        String text = line(typed, MOST);
        return new Wording(text, SpokenLanguage.of(text, reading));
    }

    static String reason(String typed) {
        return line(typed, MOST_REASON);
    }

    private static String line(String typed, int most) {
        String text = TypedText.line(typed);
        TypedText.refuseLonger(text, most);
        if (text.codePoints().noneMatch(Wording::isSeen)) {
            throw new Refusal(422, "talk_refusal_empty", Map.of());
        }
        return text;
    }

    /** Whether a reader sees it: joiners and marks alone show nothing. */
    private static boolean isSeen(int c) {
        return switch (Character.getType(c)) {
            case Character.FORMAT,
                    Character.NON_SPACING_MARK,
                    Character.ENCLOSING_MARK,
                    Character.COMBINING_SPACING_MARK,
                    Character.SPACE_SEPARATOR -> false;
            default -> c != 0x2800 && c != 0x3164 && c != 0x115F && c != 0x1160 && c != 0xFFA0;
        };
    }
}
