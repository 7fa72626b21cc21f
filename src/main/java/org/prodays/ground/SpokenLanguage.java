package org.prodays.ground;

import java.util.Locale;
import java.util.Set;

/** Tells the language of what somebody typed: Arabic by its letters, French and English by their small words. */
public final class SpokenLanguage {

    private static final Set<String> FRENCH = words("""
            le la les des une est pour dans que quel quelle quelles quels comment et du un de je nous vous sur avec au aux
            ce cette il elle ou qui en métier peut faut pourquoi quand combien sont ces mon ma mes on
            """);
    private static final Set<String> ENGLISH = words("""
            the is are what how which for in of to and do does can i we you with a an this it who when why where should
            will my your be many
            """);

    private SpokenLanguage() {}

    private static Set<String> words(String written) {
        return Set.of(written.strip().split("\\s+", -1));
    }

    /**
     * The language of some words.
     *
     * @param reading the language of the page on which they were typed, taken when the words tell nothing
     */
    public static Language of(String words, Language reading) {
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
