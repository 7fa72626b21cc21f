package org.prodays.hall;

import java.text.Normalizer;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.prodays.ground.Language;
import org.prodays.ground.Refusal;

/**
 * The words of a question as they are kept: in normal form C, without spaces at the ends, each run of spaces one. It has {@value #LEAST} to
 * {@value #MOST} code points and at least one letter or digit. Characters that turn the direction of text around (UAX #9, section 2) or
 * control devices are refused by name, since they can make a question read as another; the joiners that Arabic spelling needs are kept.
 */
record QuestionText(String words, Language language) {

    static final int LEAST = 3;
    static final int MOST = 500;

    private static final Set<Integer> DROPPED = Set.of(0x200B, 0x2060, 0xFEFF, 0x00AD);
    private static final Set<String> FRENCH = Set.of(
            "le",
            "la",
            "les",
            "des",
            "une",
            "est",
            "pour",
            "dans",
            "que",
            "quel",
            "quelle",
            "quelles",
            "quels",
            "comment",
            "et",
            "du",
            "un",
            "de",
            "je",
            "nous",
            "vous",
            "sur",
            "avec",
            "au",
            "aux",
            "ce",
            "cette",
            "il",
            "elle",
            "ou",
            "qui",
            "en",
            "métier",
            "peut",
            "faut",
            "pourquoi",
            "quand",
            "combien",
            "sont",
            "ces",
            "mon",
            "ma",
            "mes",
            "on");
    private static final Set<String> ENGLISH = Set.of(
            "the", "is", "are", "what", "how", "which", "for", "in", "of", "to", "and", "do", "does", "can", "i", "we",
            "you", "with", "a", "an", "this", "it", "who", "when", "why", "where", "should", "will", "my", "your", "be",
            "many");

    /** @param reading the language of the page on which it was typed, taken when the words tell nothing */
    static QuestionText of(String typed, Language reading) {
        String words = clean(typed);
        int length = words.codePointCount(0, words.length());
        if (length < LEAST || words.codePoints().noneMatch(Character::isLetterOrDigit)) {
            throw new Refusal(422, "hall_refusal_short", Map.of("least", LEAST));
        }
        if (length > MOST) {
            throw new Refusal(422, "hall_refusal_long", Map.of("most", MOST, "length", length));
        }
        return new QuestionText(words, languageOf(words, reading));
    }

    private static String clean(String typed) {
        var kept = new StringBuilder(typed.length());
        boolean gap = false;
        for (int c :
                Normalizer.normalize(typed, Normalizer.Form.NFC).codePoints().toArray()) {
            if ((Character.isWhitespace(c) && !isSeparatorControl(c)) || Character.isSpaceChar(c)) {
                gap = !kept.isEmpty();
            } else if (!DROPPED.contains(c)) {
                refuseUnwelcome(c);
                kept.append(gap ? " " : "").appendCodePoint(c);
                gap = false;
            }
        }
        return kept.toString();
    }

    /** The file, group, record and unit separators, which Java counts among the white space. */
    private static boolean isSeparatorControl(int c) {
        return c >= 0x1C && c <= 0x1F;
    }

    private static void refuseUnwelcome(int c) {
        String name = "U+%04X".formatted(c);
        if ((c >= 0x202A && c <= 0x202E) || (c >= 0x2066 && c <= 0x2069)) {
            throw new Refusal(422, "hall_refusal_direction", Map.of("character", name));
        }
        switch (Character.getType(c)) {
            case Character.CONTROL, Character.SURROGATE, Character.PRIVATE_USE, Character.UNASSIGNED ->
                throw new Refusal(422, "hall_refusal_control", Map.of("character", name));
            default -> {}
        }
    }

    /** Arabic by its letters; French and English by their small words. */
    private static Language languageOf(String words, Language reading) {
        long arabic = words.codePoints()
                .filter(c -> Character.UnicodeScript.of(c) == Character.UnicodeScript.ARABIC)
                .count();
        long latin = words.codePoints()
                .filter(c -> Character.UnicodeScript.of(c) == Character.UnicodeScript.LATIN)
                .count();
        if (arabic > 0 && arabic * 2 >= latin) {
            return Language.AR;
        }
        if (latin == 0) {
            return reading;
        }
        int lean = 0;
        for (String word : words.toLowerCase(Locale.ROOT).split("[^\\p{L}]+", -1)) {
            lean += (FRENCH.contains(word) ? 1 : 0) - (ENGLISH.contains(word) ? 1 : 0);
        }
        return lean > 0 ? Language.FR : lean < 0 ? Language.EN : reading == Language.EN ? Language.EN : Language.FR;
    }
}
