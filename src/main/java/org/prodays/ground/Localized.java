package org.prodays.ground;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The same words in the three languages. At least one is given. Where a language lacks them the reader gets another one,
 * and {@link #shownIn} tells which, so that the page can mark its {@code lang} and {@code dir}.
 */
public record Localized(
        @Nullable String ar, @Nullable String fr, @Nullable String en) {

    public Localized {
        if (ar == null && fr == null && en == null) {
            throw new IllegalArgumentException("words in at least one language");
        }
    }

    /** The same in every language: a brand, a code, a name. */
    public static Localized same(String words) {
        return new Localized(words, words, words);
    }

    /** The words for a reader of {@code language}: its own, else French, Arabic, English in that order. */
    public String in(Language language) {
        return given(shownIn(language)).orElseThrow();
    }

    /** The language in which {@link #in} answers. */
    public Language shownIn(Language language) {
        if (given(language).isPresent()) {
            return language;
        }
        return fr != null ? Language.FR : ar != null ? Language.AR : Language.EN;
    }

    private Optional<String> given(Language language) {
        return Optional.ofNullable(
                switch (language) {
                    case AR -> ar;
                    case FR -> fr;
                    case EN -> en;
                });
    }
}
