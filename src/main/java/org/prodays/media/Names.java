package org.prodays.media;

import org.prodays.captions.CaptionLanguage;
import org.prodays.formats.Init;
import org.prodays.formats.RenditionName;
import org.prodays.recordings.Entry;

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
        return Init.file(name, number);
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

    static String captions(CaptionLanguage language) {
        return "captions-" + language.tag() + ".m3u8";
    }

    static String replay(CaptionLanguage language) {
        return "replay-" + captions(language);
    }

    /**
     * What was told of the captions while they were said; it never changes, as what comes later is told later. With the millisecond of
     * the segment's start: a crash may make its number be used twice.
     */
    static String captions(CaptionLanguage language, Entry.Head head) {
        return of(new Wish.CaptionsOf(language, head.sequence(), head.at().toEpochMilli()));
    }

    /** A segment of the captions in the replay, which a file may replace. */
    static String captions(CaptionLanguage language, int revision, Entry.Head head) {
        return of(new Wish.ReplayCaptionsOf(language, revision, head.sequence()));
    }

    /** Empty for what is no segment of captions. */
    static String of(Wish segment) {
        return switch (segment) {
            case Wish.CaptionsOf c -> "captions-" + c.language().tag() + "-" + c.sequence() + "-" + c.at() + ".vtt";
            case Wish.ReplayCaptionsOf c ->
                "captions-" + c.language().tag() + "-r" + c.revision() + "-" + c.sequence() + ".vtt";
            default -> "";
        };
    }
}
