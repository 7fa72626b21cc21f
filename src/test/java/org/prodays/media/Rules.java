package org.prodays.media;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Holds a live media playlist, and how it changed, against draft-pantos-hls-rfc8216bis; tells what breaks which section. */
final class Rules {
    private static final Pattern PART =
            Pattern.compile("#EXT-X-PART:DURATION=([0-9.]+),URI=\"([^\"]+)\"(,INDEPENDENT=YES)?");
    private final Set<String> broken = new LinkedHashSet<>();
    private long sequence = -1;
    private List<String> before = List.of();

    List<String> broken() {
        return List.copyOf(broken);
    }

    Rules check(String playlist) {
        var lines = playlist.lines().toList();
        rule(lines.get(0).equals("#EXTM3U"), "4.4.1.1 begins with EXTM3U");
        double target = value(lines, "#EXT-X-TARGETDURATION:");
        double partTarget = value(lines, "#EXT-X-PART-INF:PART-TARGET=");
        double holdBack = Double.parseDouble(playlist.replaceAll("(?s).*PART-HOLD-BACK=([0-9.]+).*", "$1"));
        rule(holdBack >= 3 * partTarget, "4.4.3.8 PART-HOLD-BACK of three part targets");
        long first = (long) value(lines, "#EXT-X-MEDIA-SEQUENCE:");
        rule(first >= sequence, "6.2.2 the media sequence never goes back");
        segments(lines, target, partTarget);
        var uris = lines.stream().filter(line -> !line.startsWith("#")).toList();
        if (!before.isEmpty()) {
            int dropped = (int) (first - sequence);
            var kept = before.subList(Math.min(dropped, before.size()), before.size());
            rule(
                    uris.size() >= kept.size() && uris.subList(0, kept.size()).equals(kept),
                    "6.2.1 segments only go in front");
        }
        boolean ended = lines.contains("#EXT-X-ENDLIST");
        rule(
                ended != lines.stream().anyMatch(l -> l.startsWith("#EXT-X-PRELOAD-HINT")),
                "4.4.5.3 a hint until the end");
        sequence = first;
        before = uris;
        return this;
    }

    private void segments(List<String> lines, double target, double partTarget) {
        double parts = 0;
        boolean mapped = false;
        boolean dated = false;
        boolean independent = false; // the part before
        var open = new ArrayList<Double>();
        for (String line : lines) {
            Matcher part = PART.matcher(line);
            if (line.equals("#EXT-X-DISCONTINUITY")) {
                mapped = false;
            }
            mapped |= line.startsWith("#EXT-X-MAP:") || line.equals("#EXT-X-GAP");
            dated |= line.startsWith("#EXT-X-PROGRAM-DATE-TIME:");
            if (part.matches()) {
                double duration = Double.parseDouble(part.group(1));
                rule(duration <= partTarget + 1e-9, "4.4.4.9 a part of " + duration);
                rule(
                        open.isEmpty() || open.getLast() >= 0.85 * partTarget || independent,
                        "4.4.4.9 a part in the middle of " + (open.isEmpty() ? 0 : open.getLast()));
                rule(mapped && dated, "4.4.4.5 a part without MAP or date");
                independent = part.group(3) != null;
                open.add(duration);
                parts += duration;
            } else if (line.startsWith("#EXTINF:")) {
                double duration = Double.parseDouble(line.substring(8, line.indexOf(',')));
                rule(Math.round(duration) <= target, "4.4.3.1 a segment of " + duration);
                rule(parts == 0 || Math.abs(parts - duration) < 0.05, "4.4.4.9 parts of " + parts + " in " + duration);
                rule(mapped && dated, "4.4.4.5 a segment without MAP or date");
                parts = 0;
                dated = false;
                open.clear();
            }
        }
    }

    private static double value(List<String> lines, String tag) {
        return lines.stream()
                .filter(line -> line.startsWith(tag))
                .mapToDouble(line -> Double.parseDouble(line.substring(tag.length())))
                .findFirst()
                .orElseThrow(() -> new AssertionError("no " + tag));
    }

    private void rule(boolean held, String what) {
        if (!held) {
            broken.add(what);
        }
    }
}
