package org.prodays.media;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Function;

/**
 * A multivariant playlist (rfc8216bis §4.4.6): one variant with pictures, one of sound alone.
 *
 * @param videos configurations of the pictures told of, the last of them the newest
 * @param name what a rendition's media playlist is called
 */
record Multivariant(List<Init> videos, List<Init> audios, Rates rates, Function<TrackKind, String> name) {

    String text() {
        var text = new StringBuilder("#EXTM3U\n#EXT-X-VERSION:8\n#EXT-X-INDEPENDENT-SEGMENTS\n");
        boolean grouped = !videos.isEmpty() && !audios.isEmpty();
        if (grouped) {
            text.append(
                            "#EXT-X-MEDIA:TYPE=AUDIO,GROUP-ID=\"audio\",NAME=\"audio\",DEFAULT=YES,AUTOSELECT=YES,CHANNELS=\"")
                    .append(newest(audios).channels())
                    .append("\",URI=\"")
                    .append(name.apply(TrackKind.AUDIO))
                    .append("\"\n");
        }
        if (!videos.isEmpty()) {
            pictures(text, grouped);
        }
        if (!audios.isEmpty()) {
            variant(text, rates.audio(), codecs(audios), grouped, "", TrackKind.AUDIO);
        }
        return text.toString();
    }

    private void pictures(StringBuilder text, boolean grouped) {
        var codecs = codecs(videos);
        codecs.addAll(codecs(audios));
        var newest = newest(videos);
        String more = ",RESOLUTION=" + newest.width() + "x" + newest.height()
                + (rates.frames() == 0 ? "" : String.format(Locale.ROOT, ",FRAME-RATE=%.3f", rates.frames()));
        variant(text, rates.video().plus(rates.audio()), codecs, grouped, more, TrackKind.VIDEO);
    }

    private void variant(
            StringBuilder text, Rates.Bits bits, Set<String> codecs, boolean grouped, String more, TrackKind kind) {
        text.append("#EXT-X-STREAM-INF:BANDWIDTH=")
                .append(bits.peak())
                .append(",AVERAGE-BANDWIDTH=")
                .append(bits.average())
                .append(",CODECS=\"")
                .append(String.join(",", codecs))
                .append('"')
                .append(more)
                .append(grouped ? ",AUDIO=\"audio\"\n" : "\n")
                .append(name.apply(kind))
                .append('\n');
    }

    private static Set<String> codecs(List<Init> inits) {
        var codecs = new LinkedHashSet<String>();
        inits.forEach(init -> codecs.add(init.codec()));
        return codecs;
    }

    private static Init newest(List<Init> inits) {
        return inits.get(inits.size() - 1);
    }
}
