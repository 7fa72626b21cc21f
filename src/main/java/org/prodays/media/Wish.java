package org.prodays.media;

import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.prodays.captions.CaptionLanguage;
import org.prodays.formats.RenditionName;
import org.prodays.recordings.Extras;
import org.prodays.recordings.Thumbnails;

/** What a request asks for; the only place where its words are read. */
sealed interface Wish {
    Pattern NAME = Pattern.compile(
            "(?:(replay-)?(video|low|audio|aac)\\.m3u8|(video|low|audio|aac)-(?:init-)?(\\d{1,6})(?:\\.mp4"
                    + "|-(\\d{1,7})(?:-(\\d{1,3}))?\\.m4s))");

    Pattern SAVER = Pattern.compile("saver-(\\d{1,6})-(\\d{1,7})\\.m4s");

    Pattern CAPTIONS = Pattern.compile(
            "(replay-)?captions-(ar|fr|en)(?:\\.m3u8|-(?:r(\\d{1,4})-)?(\\d{1,7})(?:-(\\d{1,15}))?\\.vtt)");

    record Main() implements Wish {}

    record ReplayMain() implements Wish {}

    record Saver() implements Wish {}

    /** The saver, or its replay, with captions. */
    record Sound(boolean replay) implements Wish {}

    record Media(RenditionName rendition) implements Wish {}

    record ReplayMedia(RenditionName rendition) implements Wish {}

    record InitOf(RenditionName rendition, int number) implements Wish {}

    record SegmentOf(RenditionName rendition, int init, int sequence) implements Wish {}

    record SaverOf(int init, int sequence) implements Wish {}

    record PartOf(RenditionName rendition, int init, int sequence, int part) implements Wish {}

    /** A file made of the recording. */
    record ExtraOf(String name) implements Wish {}

    record ThumbnailOf(int number) implements Wish {}

    record Captions(CaptionLanguage language, boolean replay) implements Wish {}

    record CaptionsOf(CaptionLanguage language, int sequence, long at) implements Wish {}

    record ReplayCaptionsOf(CaptionLanguage language, int revision, int sequence) implements Wish {}

    /** The wish behind a name, null when there is none of that name. */
    static @Nullable Wish parse(String name) {
        return switch (name) {
            case "main.m3u8" -> new Main();
            case "replay.m3u8" -> new ReplayMain();
            case "saver.m3u8" -> new Saver();
            case "sound.m3u8" -> new Sound(false);
            case "replay-sound.m3u8" -> new Sound(true);
            default -> name.contains("captions") ? captions(name) : file(name);
        };
    }

    private static @Nullable Wish saver(String name) {
        var m = SAVER.matcher(name);
        return m.matches() ? new SaverOf(Integer.parseInt(m.group(1)), Integer.parseInt(m.group(2))) : null;
    }

    private static @Nullable Wish thumbnail(String name) {
        var number = Thumbnails.number(name);
        return number.isPresent() ? new ThumbnailOf(number.getAsInt()) : null;
    }

    private static @Nullable Wish numbered(String name) {
        var m = NAME.matcher(name);
        if (!m.matches()) {
            return Extras.isOne(name) ? new ExtraOf(name) : thumbnail(name);
        }
        if (m.group(2) != null) {
            var rendition = rendition(m.group(2));
            return m.group(1) == null ? new Media(rendition) : new ReplayMedia(rendition);
        }
        var rendition = rendition(m.group(3));
        int init = Integer.parseInt(m.group(4));
        if (name.endsWith(".mp4") || name.contains("init")) {
            return name.equals(Names.init(rendition, init)) ? new InitOf(rendition, init) : null;
        }
        int sequence = Integer.parseInt(m.group(5));
        return m.group(6) == null
                ? new SegmentOf(rendition, init, sequence)
                : new PartOf(rendition, init, sequence, Integer.parseInt(m.group(6)));
    }

    private static @Nullable Wish file(String name) {
        return name.startsWith("saver-") ? saver(name) : numbered(name);
    }

    private static @Nullable Wish captions(String name) {
        var m = CAPTIONS.matcher(name);
        if (!m.matches()) {
            return null;
        }
        var language = CaptionLanguage.of(m.group(2)).orElseThrow();
        if (m.group(4) == null) {
            return new Captions(language, m.group(1) != null);
        }
        int sequence = Integer.parseInt(m.group(4));
        Wish wish = m.group(3) == null
                ? new CaptionsOf(language, sequence, Long.parseLong(m.group(5) == null ? "-1" : m.group(5)))
                : new ReplayCaptionsOf(language, Integer.parseInt(m.group(3)), sequence);
        return name.equals(Names.of(wish)) ? wish : null;
    }

    private static RenditionName rendition(String word) {
        return RenditionName.of(word).orElseThrow();
    }
}
