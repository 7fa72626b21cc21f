package org.prodays.ground;

import java.text.Normalizer;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * One spelling for the many in which the same words are written: letters that writers of Arabic use for each other become one, vowel signs,
 * tatweel, accents, apostrophes and marks of direction go, digits become Western, and whatever is neither letter nor digit becomes one
 * space. For finding and comparing, never to be shown. ({@code java.text.Collator} tells the forms of hamza apart at every strength.)
 */
public final class Spelling {

    private static final Map<Integer, String> SAME = same();
    private static final Set<Integer> DROPPED = Set.of((int) '’', (int) '‘', (int) '\'', (int) '`', 0x02BC, 0x0640);
    private static final String ARABIC = "ءابتثجحخدذرزسشصضطظعغفقكلمنهوي";
    private static final String STAND_INS = "abcdefghijklmnopqrstuvwxyz012";

    private Spelling() {}

    /** The words in their one spelling, with one space between them. */
    public static String plain(String text) {
        var folded = new StringBuilder();
        Normalizer.normalize(text, Normalizer.Form.NFKC)
                .toLowerCase(Locale.ROOT)
                .codePoints()
                .forEach(c -> folded.append(SAME.getOrDefault(c, Character.toString(c))));
        var kept = new StringBuilder();
        boolean gap = false;
        for (int c :
                Normalizer.normalize(folded, Normalizer.Form.NFD).codePoints().toArray()) {
            if (Character.isLetterOrDigit(c) && !DROPPED.contains(c)) {
                kept.append(gap && !kept.isEmpty() ? " " : "").append(western(c));
                gap = false;
            } else {
                gap |= !isDropped(c);
            }
        }
        return kept.toString();
    }

    /**
     * As {@link #plain}, each letter that is not ASCII replaced by one stand-in that is: PostgreSQL's trigrams know only the letters of the
     * database's locale, and in {@code C} these are the ASCII ones.
     */
    public static String ascii(String text) {
        var written = new StringBuilder();
        plain(text).codePoints().forEach(c -> written.append(standIn(c)));
        return written.toString();
    }

    private static boolean isDropped(int c) {
        return DROPPED.contains(c)
                || switch (Character.getType(c)) {
                    case Character.NON_SPACING_MARK,
                            Character.ENCLOSING_MARK,
                            Character.COMBINING_SPACING_MARK,
                            Character.FORMAT -> true;
                    default -> false;
                };
    }

    private static String western(int c) {
        return Character.isDigit(c) ? Integer.toString(Character.digit(c, 10)) : Character.toString(c);
    }

    private static char standIn(int c) {
        if (c < 0x80) {
            return (char) c;
        }
        int letter = ARABIC.indexOf(c);
        return letter >= 0 ? STAND_INS.charAt(letter) : (char) ('a' + c % 26);
    }

    private static Map<Integer, String> same() {
        var same = new HashMap<Integer, String>();
        Map.of(
                        "أإآٱ", "ا", "ىئی", "ي", "ؤ", "و", "ةہ", "ه", "گڭݣک", "ك", "پ", "ب", "ڤڥ", "ف", "œ", "oe", "æ",
                        "ae", "ß", "ss")
                .forEach((letters, one) -> letters.codePoints().forEach(letter -> same.put(letter, one)));
        return same;
    }
}
