package org.prodays.search;

import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.prodays.ground.Spelling;

/**
 * A word of a query in its one spelling, and what is left of it without what Arabic joins to the beginning of a word: و and ف, then ب, ل or ك,
 * then the article. All as the ASCII stand-ins in which the database compares.
 */
record Term(Set<String> variants) {

    /** Words beyond it are not looked at. */
    static final int MOST = 8;

    /** Characters of a query beyond it are not looked at. */
    static final int LONGEST_QUERY = 200;

    private static final Pattern JOINED = Pattern.compile("^[وف]?(?:ال|لل|[بك]ال|[بلك])|^[وف]");
    private static final int LEAST_LEFT = 3;

    /** Those of what somebody typed; empty when there is no word in it. */
    static List<Term> of(String query) {
        String plain = Spelling.plain(query.substring(0, Math.min(query.length(), LONGEST_QUERY)));
        return plain.isEmpty()
                ? List.of()
                : Arrays.stream(plain.split(" ", -1))
                        .distinct()
                        .limit(MOST)
                        .map(Term::word)
                        .toList();
    }

    /**
     * As PostgreSQL writes a {@code tsquery}: words that begin with it, with what is left of it, or the words that are given as like it.
     *
     * @param alike words like another one
     */
    String query(Function<String, List<String>> alike) {
        var ways = new LinkedHashSet<String>();
        for (String variant : variants) {
            ways.add("'" + variant + "':*");
            alike.apply(variant).forEach(word -> ways.add("'" + word + "'"));
        }
        return "(" + String.join(" | ", ways) + ")";
    }

    private static Term word(String word) {
        var variants = new LinkedHashSet<String>();
        variants.add(looked(word));
        String rest = JOINED.matcher(word).replaceFirst("");
        if (rest.length() >= LEAST_LEFT) {
            variants.add(looked(rest));
        }
        return new Term(variants);
    }

    private static String looked(String word) {
        String ascii = Spelling.ascii(word);
        return ascii.substring(0, Math.min(ascii.length(), Words.LONGEST));
    }
}
