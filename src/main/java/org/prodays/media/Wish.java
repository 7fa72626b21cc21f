package org.prodays.media;

import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What a request asks for; the only place where its words are read. */
sealed interface Wish {
    Pattern NAME = Pattern.compile("(?:(replay-)?(video|audio)\\.m3u8|(video|audio)-(?:init-)?(\\d{1,6})(?:\\.mp4"
            + "|-(\\d{1,7})(?:-(\\d{1,3}))?\\.m4s))");

    record Main() implements Wish {}

    record ReplayMain() implements Wish {}

    record Saver() implements Wish {}

    record Media(TrackKind kind) implements Wish {}

    record ReplayMedia(TrackKind kind) implements Wish {}

    record InitOf(TrackKind kind, int number) implements Wish {}

    record SegmentOf(TrackKind kind, int init, int sequence) implements Wish {}

    record PartOf(TrackKind kind, int init, int sequence, int part) implements Wish {}

    /** The wish behind a name, null when there is none of that name. */
    static @Nullable Wish parse(String name) {
        return switch (name) {
            case "main.m3u8" -> new Main();
            case "replay.m3u8" -> new ReplayMain();
            case "saver.m3u8" -> new Saver();
            default -> numbered(name);
        };
    }

    private static @Nullable Wish numbered(String name) {
        var m = NAME.matcher(name);
        if (!m.matches()) {
            return null;
        }
        if (m.group(2) != null) {
            var kind = kind(m.group(2));
            return m.group(1) == null ? new Media(kind) : new ReplayMedia(kind);
        }
        var kind = kind(m.group(3));
        int init = Integer.parseInt(m.group(4));
        if (name.endsWith(".mp4") || name.contains("init")) {
            return name.equals(Names.init(kind, init)) ? new InitOf(kind, init) : null;
        }
        int sequence = Integer.parseInt(m.group(5));
        return m.group(6) == null
                ? new SegmentOf(kind, init, sequence)
                : new PartOf(kind, init, sequence, Integer.parseInt(m.group(6)));
    }

    private static TrackKind kind(String word) {
        return word.equals("video") ? TrackKind.VIDEO : TrackKind.AUDIO;
    }
}
