package org.prodays.media;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** One rendition of captions as far as it was looked at, by the rules of draft-pantos-hls-rfc8216bis and WebVTT. */
final class CaptionWalk {
    private static final Pattern MAP = Pattern.compile("X-TIMESTAMP-MAP=MPEGTS:(\\d+),LOCAL:([\\d:.]+)");
    private static final Pattern CUE = Pattern.compile("(?m)^(\\d+)(?:-\\d+)?\\n([\\d:.]+) --> ([\\d:.]+)\\n(.+)");

    private final String name;
    private final Conformance.Fetch fetch;
    private final Map<Long, Double> starts;
    private final Rules rules = Rules.ofCaptions();
    private final Map<String, byte[]> had = new HashMap<>();
    private final Set<String> broken = new LinkedHashSet<>();
    private @Nullable Playlist last;
    private int cues;

    private record Told(String id, double start, double end) {}

    /** @param starts when the segments of another rendition begin, in seconds, by their numbers */
    CaptionWalk(String name, Conformance.Fetch fetch, Map<Long, Double> starts) {
        this.name = name;
        this.fetch = fetch;
        this.starts = starts;
    }

    List<String> broken() {
        var all = new ArrayList<>(broken);
        all.addAll(rules.broken());
        return all;
    }

    /** How many cues were looked at, one that spans segments in each. */
    int cues() {
        return cues;
    }

    /** What it was at the last look, null when it was not there. */
    @Nullable
    Playlist last() {
        return last;
    }

    void look() throws Exception {
        last = null;
        byte[] text = fetch.get(name);
        if (text == null) {
            return;
        }
        var now = Playlist.of(new String(text, StandardCharsets.UTF_8));
        rules.check(now);
        last = now;
        List<Told> before = List.of();
        for (int i = 0; i < now.segments().size(); i++) {
            before = segment(now.sequence() + i, now.segments().get(i), before);
        }
    }

    private List<Told> segment(long sequence, Playlist.Segment segment, List<Told> before) throws Exception {
        byte[] bytes = fetch.get(segment.uri());
        rule(bytes != null, "6.2.1 a segment that is told is there: " + segment.uri());
        if (bytes == null) {
            return List.of();
        }
        byte[] earlier = had.putIfAbsent(segment.uri(), bytes);
        rule(earlier == null || Arrays.equals(earlier, bytes), "6.2.1 a segment never changes: " + segment.uri());
        String vtt = new String(bytes, StandardCharsets.UTF_8);
        rule(vtt.startsWith("WEBVTT\n"), "3.1.4 a segment begins with WEBVTT: " + segment.uri());
        double shift = shift(vtt, segment.uri());
        var told = told(vtt, shift);
        rule(
                told.size() == vtt.lines().filter(line -> line.contains("-->")).count(),
                "WebVTT 4.1 cues with their id, times and text: " + segment.uri());
        Double start = starts.get(sequence);
        if (start != null) {
            times(segment, start, told, before);
        }
        cues += earlier == null ? told.size() : 0;
        return told;
    }

    /** §3.1.4: all cues of the segment's time stand in it, and no others. */
    private void times(Playlist.Segment segment, double start, List<Told> told, List<Told> before) {
        double end = start + segment.duration();
        for (Told cue : told) {
            rule(cue.start() < cue.end(), "WebVTT 4.1 a cue ends after its start: " + segment.uri());
            rule(
                    cue.start() < end + 0.002 && cue.end() > start - 0.002,
                    "3.1.4 a cue " + cue + " of " + segment.uri() + " at " + start);
        }
        for (Told cue : before) {
            rule(
                    cue.end() < start + 0.002
                            || told.stream().anyMatch(same -> same.id().equals(cue.id())),
                    "3.1.4 a cue that spans segments stands in each: " + cue + " is not in " + segment.uri());
        }
    }

    /** How much later than the times of the file the renditions' own time is, in seconds. */
    private double shift(String vtt, String uri) {
        var map = MAP.matcher(vtt);
        boolean found = map.find() && vtt.lines().toList().get(1).equals(map.group());
        rule(found, "3.1.4 X-TIMESTAMP-MAP in the head: " + uri);
        return found ? Long.parseLong(map.group(1)) / 90_000.0 - seconds(map.group(2)) : 0;
    }

    private static List<Told> told(String vtt, double shift) {
        return CUE.matcher(vtt)
                .results()
                .map(cue -> new Told(cue.group(1), seconds(cue.group(2)) + shift, seconds(cue.group(3)) + shift))
                .toList();
    }

    private static double seconds(@Nullable String time) {
        String[] f = String.valueOf(time).split(":", -1);
        return Integer.parseInt(f[0]) * 3600 + Integer.parseInt(f[1]) * 60 + Double.parseDouble(f[2]);
    }

    private void rule(boolean held, String what) {
        if (!held) {
            broken.add(what);
        }
    }
}
