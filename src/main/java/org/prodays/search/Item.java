package org.prodays.search;

import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.prodays.ground.Localized;

/**
 * A thing that has a page.
 *
 * @param key unique within its kind
 * @param path of the page, after the language: {@code /trades/welder}
 * @param note what is said below the title, such as its day or its sector
 * @param words what else it is found by, in any language
 */
public record Item(
        String key, String path, Localized title, @Nullable Localized note, List<String> words) {

    public Item {
        words = List.copyOf(words);
    }

    /** All that is said in it, for {@link #words}. */
    public static Stream<String> said(@Nullable Localized localized) {
        return localized == null
                ? Stream.of()
                : Stream.of(localized.ar(), localized.fr(), localized.en())
                        .filter(Objects::nonNull)
                        .distinct();
    }
}
