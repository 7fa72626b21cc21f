package org.prodays.media;

import java.util.Locale;

/**
 * The names of what is served below a broadcast, which itself has a name of its own: no cache mixes two. Segments and
 * parts carry the number of their initialization segment, which is on disk before it is told of: a sequence number that
 * a crash made be used twice still gives two names.
 */
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

    static String segment(TrackKind kind, int init, int sequence) {
        return of(kind) + "-" + init + "-" + sequence + ".m4s";
    }

    static String part(TrackKind kind, int init, int sequence, int part) {
        return of(kind) + "-" + init + "-" + sequence + "-" + part + ".m4s";
    }
}
