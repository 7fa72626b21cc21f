package org.prodays.captions;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;

/** Writes WebVTT. */
public final class WebVtt {
    /** Its media type. */
    public static final String TYPE = "text/vtt";

    /**
     * rfc8216bis §3.1.4: the broadcast's timeline, on which all renditions count from 0, as times of the file. Not told as 0 at 0: hls.js
     * takes that for no mapping at all, and after a discontinuity counts from there.
     */
    private static final String MAP = "X-TIMESTAMP-MAP=MPEGTS:900000,LOCAL:00:00:10.000\n";

    private WebVtt() {}

    /** A segment of a subtitle rendition. With no cue it says that there is nothing to show. */
    public static byte[] segment(List<Cue> cues) {
        return text(MAP, cues).getBytes(StandardCharsets.UTF_8);
    }

    static byte[] file(List<Cue> cues) {
        return text("", cues).getBytes(StandardCharsets.UTF_8);
    }

    private static String text(String header, List<Cue> cues) {
        var text = new StringBuilder("WEBVTT\n").append(header);
        for (Cue cue : cues) {
            text.append('\n')
                    .append(cue.id())
                    .append('\n')
                    .append(time(cue.start()))
                    .append(" --> ")
                    .append(time(cue.end()))
                    .append('\n')
                    .append(escaped(cue.text()))
                    .append('\n');
        }
        return text.toString();
    }

    /** WebVTT §4.1 knows milliseconds. */
    private static String time(long micros) {
        long millis = (micros + 500) / 1000;
        return String.format(
                Locale.ROOT,
                "%02d:%02d:%02d.%03d",
                millis / 3_600_000,
                millis / 60_000 % 60,
                millis / 1000 % 60,
                millis % 1000);
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    }
}
