package org.prodays.recordings;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The small pictures of a recording, one for each {@value #SECONDS} s, side by side in one file. Where each of them stands is kept as a small
 * file beside the index, here and in the store.
 */
public record Thumbnails(List<Span> spans) {
    static final int SECONDS = 10;
    /** The file in which they stand. */
    public static final String PICTURES = "thumbnails.jpgs";

    static final String NAME = "thumbnails";

    private static final String PREFIX = "thumbnail-";
    private static final Pattern ONE = Pattern.compile(PREFIX + "(0|[1-9]\\d{0,4})\\.jpg");

    /** A picture in their file. */
    public record Span(int offset, int length) {}

    public Thumbnails {
        spans = List.copyOf(spans);
    }

    /** Of a recording's folder; null when there are none. */
    static @Nullable Thumbnails read(Path folder, @Nullable Shelved shelved) throws IOException {
        boolean there = Files.exists(folder.resolve(PICTURES))
                || (shelved != null && shelved.sizes().containsKey(PICTURES));
        return there && Files.exists(folder.resolve(NAME))
                ? new Thumbnails(Files.readAllLines(folder.resolve(NAME)).stream()
                        .map(line -> line.split(" ", 2))
                        .map(words -> new Span(Integer.parseInt(words[0]), Integer.parseInt(words[1])))
                        .toList())
                : null;
    }

    /** Its text, a line for each. */
    byte[] text() {
        return spans.stream()
                .map(span -> span.offset() + " " + span.length() + "\n")
                .collect(Collectors.joining())
                .getBytes(StandardCharsets.UTF_8);
    }

    /** The place of a picture by its number from 0, empty behind the last. */
    public Optional<Span> span(int number) {
        return number < spans.size() ? Optional.of(spans.get(number)) : Optional.empty();
    }

    /** What a player needs to ask for them. */
    public Strip strip() {
        return new Strip(PREFIX, SECONDS, spans.size());
    }

    /** The number of the picture that is served under a name, empty for any other name. */
    public static OptionalInt number(String name) {
        var m = ONE.matcher(name);
        return m.matches() ? OptionalInt.of(Integer.parseInt(m.group(1))) : OptionalInt.empty();
    }
}
