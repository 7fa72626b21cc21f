package org.prodays.media;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Holds a live media playlist, and how it changes, against draft-pantos-hls-rfc8216bis; tells what breaks which section. */
final class Rules {
    private final Set<String> broken = new LinkedHashSet<>();
    private final Map<String, Playlist.Part> partsTold = new LinkedHashMap<>();
    private final boolean captions;
    private @Nullable Playlist before;

    Rules() {
        this(false);
    }

    private Rules(boolean captions) {
        this.captions = captions;
    }

    /** Of captions, which need no initialization segments and here have no parts. */
    static Rules ofCaptions() {
        return new Rules(true);
    }

    List<String> broken() {
        return List.copyOf(broken);
    }

    Rules check(String text) {
        return check(Playlist.of(text));
    }

    Rules check(Playlist now) {
        head(now);
        now.segments().forEach(segment -> segment(now, segment));
        parts(now, now.parts());
        dates(now.segments());
        boolean hinted = !now.ended() && !Double.isNaN(partTarget(now));
        rule(hinted == (now.hint() != null), "4.4.5.3 a hint until the end, where there are parts");
        if (before != null) {
            change(before, now);
        }
        before = now;
        return this;
    }

    /** A delta update stands for the whole of the same moment. */
    Rules checkDelta(Playlist delta, Playlist whole) {
        rule(
                delta.skipped() + delta.segments().size() == whole.segments().size()
                        && delta.sequence() == whole.sequence(),
                "4.4.5.2 a delta update counts as the whole");
        double left = whole.segments().stream()
                .skip(delta.skipped())
                .mapToDouble(Playlist.Segment::duration)
                .sum();
        double until =
                Double.parseDouble(whole.attributesOf("#EXT-X-SERVER-CONTROL").getOrDefault("CAN-SKIP-UNTIL", "NaN"));
        rule(delta.skipped() == 0 || left >= until, "6.2.5.1 nothing is skipped within the skip boundary");
        rule(delta.skipped() == 0 || delta.value("#EXT-X-VERSION") >= 9, "8 EXT-X-SKIP needs version 9");
        var tail = whole.segments().subList(delta.skipped(), whole.segments().size());
        for (int i = 0; i < tail.size(); i++) {
            var own = delta.segments().get(i);
            rule(
                    own.uri().equals(tail.get(i).uri())
                            && own.parts().equals(tail.get(i).parts()),
                    "6.2.5.1 a delta update tells the same segments and parts");
        }
        rule(delta.parts().equals(whole.parts()), "6.2.5.1 a delta update tells the same newest parts");
        return this;
    }

    private void head(Playlist now) {
        rule(now.lines().get(0).equals("#EXTM3U"), "4.4.1.1 begins with EXTM3U");
        rule(now.has("#EXT-X-INDEPENDENT-SEGMENTS"), "4.4.2.1 each segment can be decoded by itself");
        var control = now.attributesOf("#EXT-X-SERVER-CONTROL");
        double holdBack = Double.parseDouble(control.getOrDefault("HOLD-BACK", "NaN"));
        rule(
                Double.isNaN(holdBack) || holdBack >= 3 * now.value("#EXT-X-TARGETDURATION"),
                "4.4.3.8 HOLD-BACK of three target durations");
        double skip = Double.parseDouble(control.getOrDefault("CAN-SKIP-UNTIL", "NaN"));
        rule(
                Double.isNaN(skip) || skip >= 6 * now.value("#EXT-X-TARGETDURATION"),
                "4.4.3.8 CAN-SKIP-UNTIL of six target durations");
        rule(
                now.lines().stream().noneMatch(line -> line.startsWith("#EXT-X-MAP:"))
                        || now.value("#EXT-X-VERSION") >= 6,
                "8 EXT-X-MAP needs version 6");
        boolean parts = now.lines().stream().anyMatch(line -> line.startsWith("#EXT-X-PART:"));
        rule(!parts || !Double.isNaN(partTarget(now)), "4.4.3.7 EXT-X-PART-INF where there are parts");
        if (Double.isNaN(partTarget(now))) {
            return;
        }
        double part = partTarget(now);
        rule(
                Double.parseDouble(control.getOrDefault("PART-HOLD-BACK", "NaN")) >= 3 * part - 1e-9,
                "4.4.3.8 PART-HOLD-BACK of three part targets");
        rule("YES".equals(control.get("CAN-BLOCK-RELOAD")), "B.1 low latency needs blocking reload");
        double length =
                now.segments().stream().mapToDouble(Playlist.Segment::duration).sum();
        rule(
                now.sequence() == 0 || length >= 3 * now.value("#EXT-X-TARGETDURATION"),
                "6.2.2 three target durations are told while segments are dropped");
    }

    private void segment(Playlist now, Playlist.Segment segment) {
        rule(
                Math.round(segment.duration()) <= now.value("#EXT-X-TARGETDURATION"),
                "4.4.3.1 a segment of " + segment.duration());
        rule(captions || segment.gap() || segment.map() != null, "4.4.4.5 a segment without MAP");
        rule(segment.at() != null, "4.4.4.6 a segment without date");
        parts(now, segment.parts());
        double parts =
                segment.parts().stream().mapToDouble(Playlist.Part::duration).sum();
        // the parts of what was given up in the middle of a segment end earlier; never later
        rule(!segment.gap() || segment.parts().stream().allMatch(Playlist.Part::gap), "4.4.4.7 a gap with parts");
        rule(parts <= segment.duration() + 0.05, "4.4.4.9 parts of " + parts + " in " + segment.duration());
    }

    private void parts(Playlist now, List<Playlist.Part> parts) {
        double target = partTarget(now);
        for (int i = 0; i < parts.size(); i++) {
            var part = parts.get(i);
            rule(part.duration() <= target + 1e-9, "4.4.4.9 a part of " + part.duration());
            rule(
                    i == parts.size() - 1
                            || part.duration() >= 0.85 * target
                            || part.independent()
                            || endsEarly(parts, i),
                    "4.4.4.9 a part in the middle of " + part.duration());
            var told = partsTold.putIfAbsent(part.uri(), part);
            rule(told == null || told.equals(part), "6.2.1 a part stays as it was told: " + part.uri());
        }
        rule(
                parts.isEmpty() || parts.get(0).gap() || parts.get(0).independent(),
                "4.4.2.1 a segment begins independent");
    }

    /** §4.4.4.9 exempts a part before one that begins with a key frame. */
    private static boolean endsEarly(List<Playlist.Part> parts, int i) {
        return i + 1 < parts.size() && parts.get(i + 1).independent();
    }

    private void dates(List<Playlist.Segment> segments) {
        for (int i = 1; i < segments.size(); i++) {
            var earlier = segments.get(i - 1);
            var later = segments.get(i);
            if (earlier.at() != null && later.at() != null) {
                double apart = Duration.between(earlier.at(), later.at()).toMillis() / 1000.0;
                rule(
                        later.discontinuity()
                                ? apart >= earlier.duration() - 0.05
                                : Math.abs(apart - earlier.duration()) < 0.05,
                        "4.4.4.6 dates " + apart + " apart for " + earlier.duration());
            }
        }
    }

    private void change(Playlist then, Playlist now) {
        rule(now.sequence() >= then.sequence(), "6.2.2 the media sequence never goes back");
        int dropped =
                (int) Math.min(now.sequence() - then.sequence(), then.segments().size());
        var gone = then.segments().subList(0, Math.max(0, dropped));
        var kept = then.segments().subList(Math.max(0, dropped), then.segments().size());
        rule(now.segments().size() >= kept.size(), "6.2.1 segments go only in front");
        for (int i = 0; i < Math.min(kept.size(), now.segments().size()); i++) {
            var was = kept.get(i);
            var is = now.segments().get(i);
            rule(
                    was.uri().equals(is.uri())
                            && was.duration() == is.duration()
                            && was.discontinuity() == is.discontinuity(),
                    "6.2.1 a segment stays as it was told: " + was.uri());
        }
        long discontinuities =
                gone.stream().filter(Playlist.Segment::discontinuity).count();
        rule(
                now.discontinuities() == then.discontinuities() + discontinuities,
                "6.2.2 the discontinuity sequence counts those that went");
        rule(!then.ended() || now.lines().equals(then.lines()), "4.4.3.4 what has ended stays");
        for (String tag : List.of("#EXT-X-TARGETDURATION", "#EXT-X-VERSION")) {
            rule(now.value(tag) == then.value(tag), "6.2.1 " + tag + " never changes");
        }
    }

    private static double partTarget(Playlist playlist) {
        return Double.parseDouble(playlist.attributesOf("#EXT-X-PART-INF").getOrDefault("PART-TARGET", "NaN"));
    }

    private void rule(boolean held, String what) {
        if (!held) {
            broken.add(what);
        }
    }
}
