package org.prodays.media;

/**
 * The names of what is served below a broadcast, which itself has a name of its own: no cache mixes two. Segments and
 * parts carry the number of their initialization segment, which is on disk before it is told of: a sequence number that
 * a crash made be used twice still gives two names.
 */
final class Names {
    private Names() {}

    static String playlist(RenditionName name) {
        return name.word() + ".m3u8";
    }

    static String replay(RenditionName name) {
        return "replay-" + name.word() + ".m3u8";
    }

    static String init(RenditionName name, int number) {
        return name.word() + "-init-" + number + ".mp4";
    }

    static String segment(RenditionName name, int init, int sequence) {
        return name.word() + "-" + init + "-" + sequence + ".m4s";
    }

    /** A segment of the saver's own count. */
    static String saver(int init, int sequence) {
        return "saver-" + init + "-" + sequence + ".m4s";
    }

    static String part(RenditionName name, int init, int sequence, int part) {
        return name.word() + "-" + init + "-" + sequence + "-" + part + ".m4s";
    }
}
