package org.prodays.slides;

import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.prodays.ground.Refusal;

/** A file that somebody is about to bring: its name, its size in bytes and where its slides go, as she says. */
record Brought(String file, UploadKind kind, long bytes, Upload.Place place) {
    private static final int LONGEST_NAME = 200;
    private static final int MEGABYTE = 1_000_000;
    /** What cannot be shown, and what would turn the line round (UAX #9). */
    private static final Pattern UNSHOWN = Pattern.compile("[\\p{C}\\u2028\\u2029]+");

    /** @param most megabytes */
    static Brought of(@Nullable String name, long bytes, boolean follows, int most) {
        String file = name(name == null ? "" : name);
        var kind = UploadKind.ofName(file).orElseThrow(() -> new Refusal(415, "slides_refusal_kind"));
        if (bytes <= 0) {
            throw new Refusal(400, "slides_refusal_empty");
        }
        if (bytes > (long) most * MEGABYTE) {
            throw new Refusal(413, "slides_refusal_large", Map.of("most", most));
        }
        return new Brought(file, kind, bytes, follows ? Upload.Place.FOLLOWS : Upload.Place.REPLACES);
    }

    /** Without folders; where it is too long, its end, which tells the kind. */
    private static String name(String given) {
        String shown = UNSHOWN.matcher(given).replaceAll(" ").strip();
        String file = shown.substring(Math.max(shown.lastIndexOf('/'), shown.lastIndexOf('\\')) + 1);
        return file.substring(Math.max(0, file.length() - LONGEST_NAME));
    }
}
