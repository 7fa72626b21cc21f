package org.prodays.media;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A media playlist as a player reads it (rfc8216bis §4); the tests' own reader, so that what is written is not checked by its writer.
 *
 * @param skipped segments that a delta update left out
 * @param parts of the segment that is not whole yet
 */
record Playlist(
        List<String> lines,
        long sequence,
        long discontinuities,
        int skipped,
        List<Segment> segments,
        List<Part> parts,
        List<Map<String, String>> reports,
        @Nullable String hint,
        boolean ended) {

    private static final Pattern ATTRIBUTE = Pattern.compile("([A-Z0-9-]+)=(\"[^\"]*\"|[^,]*)");

    record Part(double duration, String uri, boolean independent, boolean gap) {}

    record Segment(
            String uri,
            double duration,
            @Nullable Instant at,
            boolean discontinuity,
            boolean gap,
            @Nullable String map,
            List<Part> parts) {}

    static Playlist of(String text) {
        return new Reader(text.lines().toList()).playlist();
    }

    double value(String tag) {
        return lines.stream()
                .filter(line -> line.startsWith(tag + ":"))
                .mapToDouble(line -> Double.parseDouble(line.substring(tag.length() + 1)))
                .findFirst()
                .orElse(Double.NaN);
    }

    boolean has(String line) {
        return lines.contains(line);
    }

    Map<String, String> attributesOf(String tag) {
        return lines.stream()
                .filter(line -> line.startsWith(tag + ":"))
                .map(Playlist::attributes)
                .findFirst()
                .orElse(Map.of());
    }

    static Map<String, String> attributes(String line) {
        var found = new TreeMap<String, String>();
        var matcher = ATTRIBUTE.matcher(line.substring(line.indexOf(':') + 1));
        while (matcher.find()) {
            found.put(matcher.group(1), matcher.group(2).replace("\"", ""));
        }
        return found;
    }

    private static final class Reader {
        private final List<String> lines;
        private final List<Segment> segments = new ArrayList<>();
        private final List<Map<String, String>> reports = new ArrayList<>();
        private List<Part> parts = new ArrayList<>();
        private long sequence;
        private long discontinuities;
        private int skipped;
        private double duration;
        private boolean discontinuity;
        private boolean gap;
        private boolean ended;
        private @Nullable String map;
        private @Nullable String hint;
        private @Nullable Instant at;

        Reader(List<String> lines) {
            this.lines = lines;
        }

        Playlist playlist() {
            lines.forEach(this::line);
            return new Playlist(lines, sequence, discontinuities, skipped, segments, parts, reports, hint, ended);
        }

        private void line(String line) {
            String value = line.substring(line.indexOf(':') + 1);
            if (line.startsWith("#EXT-X-MEDIA-SEQUENCE:")) {
                sequence = Long.parseLong(value);
            } else if (line.startsWith("#EXT-X-DISCONTINUITY-SEQUENCE:")) {
                discontinuities = Long.parseLong(value);
            } else if (line.startsWith("#EXT-X-SKIP:")) {
                skipped = Integer.parseInt(attributes(line).get("SKIPPED-SEGMENTS"));
            } else if (line.equals("#EXT-X-DISCONTINUITY")) {
                discontinuity = true;
            } else if (line.equals("#EXT-X-GAP")) {
                gap = true;
            } else if (line.startsWith("#EXT-X-MAP:")) {
                map = attributes(line).get("URI");
            } else if (line.startsWith("#EXT-X-PROGRAM-DATE-TIME:")) {
                at = Instant.parse(value);
            } else if (line.startsWith("#EXT-X-PART:")) {
                var part = attributes(line);
                parts.add(new Part(
                        Double.parseDouble(part.getOrDefault("DURATION", "NaN")),
                        part.getOrDefault("URI", ""),
                        part.containsKey("INDEPENDENT"),
                        part.containsKey("GAP")));
            } else if (line.startsWith("#EXT-X-PRELOAD-HINT:")) {
                hint = attributes(line).get("URI");
            } else if (line.startsWith("#EXT-X-RENDITION-REPORT:")) {
                reports.add(attributes(line));
            } else if (line.equals("#EXT-X-ENDLIST")) {
                ended = true;
            } else if (line.startsWith("#EXTINF:")) {
                duration = Double.parseDouble(value.substring(0, value.indexOf(',')));
            } else if (!line.startsWith("#")) {
                segments.add(new Segment(line, duration, at, discontinuity, gap, map, parts));
                parts = new ArrayList<>();
                discontinuity = false;
                gap = false;
                at = null;
            }
        }
    }
}
