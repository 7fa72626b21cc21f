package org.prodays.programme;

import java.util.Collection;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;

/** Guesses what a misspelt word was meant to be. */
final class DidYouMean {

    private DidYouMean() {}

    /** The nearest of {@code known} by letters changed, added or left out, when at most a third of the word differs. */
    static Optional<String> among(Collection<String> known, String written) {
        var lower = written.toLowerCase(Locale.ROOT);
        int most = Math.max(1, lower.length() / 3);
        return known.stream()
                .filter(candidate -> Math.abs(candidate.length() - lower.length()) <= most)
                .filter(candidate -> distance(candidate.toLowerCase(Locale.ROOT), lower) <= most)
                .min(Comparator.comparingInt((String candidate) -> distance(candidate.toLowerCase(Locale.ROOT), lower))
                        .thenComparing(Comparator.naturalOrder()));
    }

    /** Levenshtein's distance. */
    static int distance(String one, String other) {
        int[] row = new int[other.length() + 1];
        for (int j = 0; j <= other.length(); j++) {
            row[j] = j;
        }
        for (int i = 1; i <= one.length(); i++) {
            int diagonal = row[0];
            row[0] = i;
            for (int j = 1; j <= other.length(); j++) {
                int change = diagonal + (one.charAt(i - 1) == other.charAt(j - 1) ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.min(change, Math.min(row[j], row[j - 1]) + 1);
            }
        }
        return row[other.length()];
    }
}
