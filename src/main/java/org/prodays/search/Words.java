package org.prodays.search;

import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.prodays.ground.Spelling;

/** The words of a thing in their one spelling, as stand-ins of ASCII, each once: those of its names and the others. */
record Words(Set<String> names, Set<String> others) {

    /** Positions of a document are counted up to here (PostgreSQL, chapter 12.11). */
    static final int MOST = 4_000;

    static Words of(Item item) {
        Set<String> names = distinct(Item.said(item.title()));
        Set<String> others = distinct(Stream.concat(item.words().stream(), Item.said(item.note())));
        others.removeAll(names);
        return new Words(names, others);
    }

    private static Set<String> distinct(Stream<String> said) {
        return said.flatMap(words -> Arrays.stream(Spelling.ascii(words).split(" ", -1)))
                .filter(word -> !word.isEmpty())
                .limit(MOST)
                .collect(Collectors.toCollection(LinkedHashSet::new));
    }

    /** As PostgreSQL writes a {@code tsvector}; a stand-in needs no escaping. */
    String document() {
        String[] all = all().toArray(String[]::new);
        return IntStream.range(0, all.length)
                .mapToObj(i -> "'%s':%d%s".formatted(all[i], i + 1, i < names.size() ? "A" : ""))
                .collect(Collectors.joining(" "));
    }

    Stream<String> all() {
        return Stream.concat(names.stream(), others.stream());
    }
}
