package org.prodays.media;

import java.util.Locale;

/** The names of what is served below a broadcast, which itself has a name of its own: no cache mixes two. */
final class Names {
    private Names() {}

    static String of(TrackKind kind) {
        return kind.name().toLowerCase(Locale.ROOT);
    }

    static String playlist(TrackKind kind) {
        return of(kind) + ".m3u8";
    }

    static String replay(TrackKind kind) {
        return "replay-" + of(kind) + ".m3u8";
    }

    static String init(TrackKind kind, int number) {
        return of(kind) + "-init-" + number + ".mp4";
    }

    static String segment(TrackKind kind, int sequence) {
        return of(kind) + "-" + sequence + ".m4s";
    }

    static String part(TrackKind kind, int sequence, int part) {
        return of(kind) + "-" + sequence + "-" + part + ".m4s";
    }
}
