package org.prodays.captions;

import org.jspecify.annotations.Nullable;
import org.prodays.recordings.IndexLine;

/**
 * The lines of a file of captions, readable by a person: a cue as it came ({@code C}), another text for it ({@code T}), an uploaded
 * file that takes their place in the replay ({@code U}) or their return ({@code L}), each sealed like a line of the index.
 */
sealed interface CaptionLine {

    /**
     * A cue that came while a segment was being made.
     *
     * @param from the sequence number of that segment: no segment before it tells of the cue
     * @param since the start of that segment, on the timeline
     * @param key names the wish to say it, so that one that is sent again is not said twice
     */
    record Said(int number, int from, long since, long start, long end, String key, String text)
            implements CaptionLine {}

    /** Another text for a cue, which the segments from {@code from} on tell; an empty one withdraws it. */
    record Corrected(int number, int from, String key, String text) implements CaptionLine {}

    /** From now on the replay has the cues of a file with this checksum. */
    record Replaced(int revision, int crc) implements CaptionLine {}

    /** From now on the replay has the live captions again. */
    record Restored(int revision) implements CaptionLine {}

    default String sealed() {
        return IndexLine.sealed(
                switch (this) {
                    case Said s ->
                        String.join(
                                " ",
                                "C",
                                "" + s.number,
                                "" + s.from,
                                "" + s.since,
                                "" + s.start,
                                "" + s.end,
                                s.key,
                                onOneLine(s.text));
                    case Corrected c -> String.join(" ", "T", "" + c.number, "" + c.from, c.key, onOneLine(c.text));
                    case Replaced r -> "U " + r.revision + " " + r.crc;
                    case Restored r -> "L " + r.revision;
                });
    }

    /** The line's meaning, null when it is not whole. */
    static @Nullable CaptionLine parse(String line) {
        String text = IndexLine.unsealed(line);
        if (text == null) {
            return null;
        }
        String[] f = text.split(" ", text.startsWith("C") ? 8 : 5);
        return switch (f[0]) {
            case "C" -> new Said(n(f[1]), n(f[2]), l(f[3]), l(f[4]), l(f[5]), f[6], onItsLines(f[7]));
            case "T" -> new Corrected(n(f[1]), n(f[2]), f[3], onItsLines(f[4]));
            case "U" -> new Replaced(n(f[1]), n(f[2]));
            case "L" -> new Restored(n(f[1]));
            default -> null;
        };
    }

    private static String onOneLine(String text) {
        return text.replace("\\", "\\\\").replace("\n", "\\n");
    }

    private static String onItsLines(String text) {
        return text.replace("\\\\", "\u0000").replace("\\n", "\n").replace('\u0000', '\\');
    }

    private static int n(String number) {
        return Integer.parseInt(number);
    }

    private static long l(String number) {
        return Long.parseLong(number);
    }
}
