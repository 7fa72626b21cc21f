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

    /** Others are not looked at: PostgreSQL counts the positions of a document up to 16,383 (chapter 12.11). */
    static final int MOST = 4_000;

    /** Letters of a word that are looked at; PostgreSQL takes up to 2,046 bytes (chapter 12.11), and so long is no word. */
    static final int LONGEST = 60;

    static Words of(Item item) {
        Set<String> names = distinct(Item.said(item.title()));
        Set<String> others = distinct(Stream.concat(item.words().stream(), Item.said(item.note())));
        others.removeAll(names);
        return new Words(names, others);
    }

    /** As they were kept, with spaces between them. */
    static Words kept(String names, String others) {
        return new Words(split(names), split(others));
    }

    private static Set<String> distinct(Stream<String> said) {
        return split(said.map(Spelling::ascii).collect(Collectors.joining(" ")));
    }

    private static Set<String> split(String words) {
        return Arrays.stream(words.split(" ", -1))
                .filter(word -> !word.isEmpty())
                .map(word -> word.substring(0, Math.min(word.length(), LONGEST)))
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
