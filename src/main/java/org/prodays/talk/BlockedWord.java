package org.prodays.talk;

import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.prodays.ground.Refusal;
import org.prodays.ground.Spelling;
import org.prodays.ground.TypedText;

/**
 * A word or phrase that holds a line back. It is found as whole words in any spelling ({@code plain} is its one spelling, letters said several times
 * being said once), in Arabic also behind what is written together with a word: و ف, ب ل ك, the article.
 *
 * @param word as a moderator wrote it
 */
record BlockedWord(String plain, String word) {

    static final int MOST = 40;

    static BlockedWord of(String typed) {
        String word = TypedText.line(typed);
        TypedText.refuseLonger(word, MOST);
        String plain = once(Spelling.plain(word));
        if (plain.codePointCount(0, plain.length()) < 2) {
            throw new Refusal(422, "talk_refusal_word", Map.of());
        }
        return new BlockedWord(plain, word.toLowerCase(Locale.ROOT));
    }

    /** What {@link #isIn} looks into. */
    static String searched(String text) {
        return " " + once(Spelling.plain(text)) + " ";
    }

    boolean isIn(String searched) {
        return searched.contains(plain) && forms().anyMatch(form -> searched.contains(" " + form + " "));
    }

    private Stream<String> forms() {
        if (Character.UnicodeScript.of(plain.codePointAt(0)) != Character.UnicodeScript.ARABIC) {
            return Stream.of(plain);
        }
        return Stream.of("", "و", "ف")
                .flatMap(and ->
                        Stream.of("", "ب", "ل", "ك", "ال", "بال", "كال", "لل").map(with -> once(and + with + plain)));
    }

    /** Letters written again and again for weight are written once. */
    private static String once(String plain) {
        return plain.replaceAll("(\\p{L})\\1+", "$1");
    }
}
