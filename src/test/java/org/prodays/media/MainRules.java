package org.prodays.media;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Holds a multivariant playlist against draft-pantos-hls-rfc8216bis, Apple's rules for authors of HLS ("Apple"), and what its media playlists
 * really have.
 */
final class MainRules {
    private final Map<Long, Long> discontinuities = new HashMap<>();
    private final Set<String> broken = new LinkedHashSet<>();
    private Map<String, Seen> seen = Map.of();
    private Set<String> before = Set.of();

    /**
     * A media playlist behind an address.
     *
     * @param init of its last segment, null for captions
     * @param sizes of segments, by their addresses
     */
    @SuppressWarnings("ArrayRecordComponent") // never compared
    record Seen(Playlist playlist, byte @Nullable [] init, Map<String, Integer> sizes) {

        /** The largest rate, in bits a second, of segments in a row that last 0.5 to 1.5 target durations (§4.1). */
        double peak() {
            double peak = 0;
            double target = playlist.value("#EXT-X-TARGETDURATION");
            // the last may have come after the multivariant playlist
            int before = Math.max(0, playlist.segments().size() - 1);
            var segments = playlist.segments().subList(0, before);
            for (int first = 0; first < segments.size(); first++) {
                double bits = 0;
                double seconds = 0;
                for (int i = first;
                        i < segments.size() && sizes.containsKey(segments.get(i).uri());
                        i++) {
                    bits += 8.0 * sizes.getOrDefault(segments.get(i).uri(), 0);
                    seconds += segments.get(i).duration();
                    boolean counts = seconds >= target / 2 && seconds <= target * 1.5;
                    peak = counts ? Math.max(peak, bits / seconds) : peak;
                }
            }
            return peak;
        }
    }

    Set<String> broken() {
        return broken;
    }

    /** @param now what stands behind its addresses, where it is there */
    void check(String main, Map<String, Seen> now) {
        seen = now;
        var lines = main.lines().toList();
        rule(main.startsWith("#EXTM3U"), "4.4.1.1 begins with EXTM3U");
        rule(lines.contains("#EXT-X-INDEPENDENT-SEGMENTS"), "Apple 9.11 each segment can be decoded by itself");
        var media = tagged(lines, "#EXT-X-MEDIA:");
        var variants = tagged(lines, "#EXT-X-STREAM-INF:");
        media.forEach(this::media);
        names(media);
        for (int i = 0; i < lines.size(); i++) {
            if (lines.get(i).startsWith("#EXT-X-STREAM-INF:")) {
                variant(Playlist.attributes(lines.get(i)), lines.get(i + 1), media);
            }
        }
        allOrNone(variants);
        grid();
        reports();
        before = Set.copyOf(now.keySet());
    }

    private static List<Map<String, String>> tagged(List<String> lines, String tag) {
        return lines.stream()
                .filter(line -> line.startsWith(tag))
                .map(Playlist::attributes)
                .toList();
    }

    private void media(Map<String, String> media) {
        for (String needed : List.of("TYPE", "GROUP-ID", "NAME", "URI")) {
            rule(media.containsKey(needed), "4.4.6.1 " + needed + " of " + media);
        }
        rule(media.containsKey("LANGUAGE"), "Apple 8.10 LANGUAGE of " + media);
        rule(
                !"YES".equals(media.get("DEFAULT")) || "YES".equals(media.get("AUTOSELECT")),
                "4.4.6.1 AUTOSELECT is YES where DEFAULT is: " + media);
        boolean audio = "AUDIO".equals(media.get("TYPE"));
        rule(
                !audio || media.getOrDefault("CHANNELS", "").matches("\\d+"),
                "4.4.6.1 sound tells how many CHANNELS: " + media);
        rule(!audio || !media.containsKey("FORCED"), "4.4.6.1 FORCED is for captions: " + media);
        stable(media.getOrDefault("STABLE-RENDITION-ID", ""), "4.4.6.1 STABLE-RENDITION-ID of " + media);
    }

    private void stable(String id, String what) {
        rule(id.matches("[A-Za-z0-9+/=._-]+"), what);
    }

    private void names(List<Map<String, String>> media) {
        var names = media.stream()
                .map(one -> one.get("TYPE") + "/" + one.get("GROUP-ID") + "/" + one.get("NAME"))
                .toList();
        rule(new HashSet<>(names).size() == names.size(), "4.4.6.1.1 names in a group differ: " + names);
    }

    private void variant(Map<String, String> variant, String uri, List<Map<String, String>> media) {
        double peak = Double.parseDouble(variant.getOrDefault("BANDWIDTH", "0"));
        double average = Double.parseDouble(variant.getOrDefault("AVERAGE-BANDWIDTH", "0"));
        rule(peak >= average && average > 0, "4.4.6.2 BANDWIDTH of " + peak + " and " + average + " on average");
        stable(variant.getOrDefault("STABLE-VARIANT-ID", ""), "4.4.6.2 STABLE-VARIANT-ID of " + variant);
        rule(
                media.stream().noneMatch(one -> "SUBTITLES".equals(one.get("TYPE")))
                        || variant.containsKey("SUBTITLES"),
                "4.4.6.2.1 captions go with each variant");
        group(media, "SUBTITLES", variant.get("SUBTITLES"));
        var played = new ArrayList<String>(List.of(uri));
        group(media, "AUDIO", variant.get("AUDIO")).stream()
                .filter(sound -> !sound.equals(uri))
                .findFirst()
                .ifPresent(played::add);
        if (seen.keySet().containsAll(played)) {
            played(
                    variant,
                    played.stream().map(seen::get).map(Objects::requireNonNull).toList());
        }
    }

    /** The addresses in a group. */
    private List<String> group(List<Map<String, String>> media, String type, @Nullable String group) {
        var found = media.stream()
                .filter(one -> type.equals(one.get("TYPE")) && Objects.equals(group, one.get("GROUP-ID")))
                .map(one -> one.getOrDefault("URI", ""))
                .toList();
        rule(group == null || !found.isEmpty(), "4.4.6.2.1 the group " + group + " exists");
        return found;
    }

    /** @param played its own playlist, and that of the sound that goes with it */
    private void played(Map<String, String> variant, List<Seen> played) {
        var own = played.getFirst();
        if (played.stream().anyMatch(one -> one.init() == null)) {
            return;
        }
        var codecs = played.stream()
                .map(one -> Chunk.codec(Objects.requireNonNull(one.init())))
                .collect(Collectors.toSet());
        rule(
                Set.of(variant.getOrDefault("CODECS", "")
                                .toLowerCase(Locale.ROOT)
                                .split(",", -1))
                        .equals(codecs),
                "4.4.6.2 CODECS of " + variant + " where there is " + codecs);
        boolean pictures = Chunk.codec(Objects.requireNonNull(own.init())).startsWith("avc1");
        rule(pictures == variant.containsKey("RESOLUTION"), "4.4.6.2 RESOLUTION with pictures, and only there");
        long counted = own.playlist().segments().stream()
                .filter(segment -> !segment.gap() && segment.duration() >= 0.5)
                .count();
        rule(
                !pictures
                        || counted < 2
                        || variant.getOrDefault("FRAME-RATE", "").matches("\\d+\\.\\d{3}"),
                "Apple 9.15 FRAME-RATE with pictures: " + variant);
        double measured = played.stream().mapToDouble(Seen::peak).sum();
        double told = Double.parseDouble(variant.getOrDefault("BANDWIDTH", "0"));
        rule(measured <= 1.25 * told, "Apple 1.31 BANDWIDTH of " + told + " where it is " + measured);
    }

    private void allOrNone(List<Map<String, String>> variants) {
        long without = variants.stream()
                .filter(variant -> "NONE".equals(variant.get("CLOSED-CAPTIONS")))
                .count();
        rule(without == 0 || without == variants.size(), "4.4.6.2 CLOSED-CAPTIONS is NONE for all or for none");
        long scores = variants.stream()
                .filter(variant -> variant.containsKey("SCORE"))
                .count();
        rule(scores == 0 || scores == variants.size(), "4.4.6.2 SCORE for all or for none");
    }

    /** Here segments of a number are of one time in all playlists. */
    private void grid() {
        var targets = seen.values().stream()
                .map(one -> one.playlist().value("#EXT-X-TARGETDURATION"))
                .collect(Collectors.toSet());
        rule(targets.size() < 2, "6.2.4 all have one target duration: " + targets);
        seen.forEach((uri, one) -> {
            long number = one.playlist().sequence();
            long discontinuity = one.playlist().discontinuities();
            for (var segment : one.playlist().segments()) {
                discontinuity += segment.discontinuity() ? 1 : 0;
                Long known = discontinuities.putIfAbsent(number, discontinuity);
                rule(
                        known == null || known == discontinuity,
                        "6.2.4 one discontinuity sequence for a time: segment " + number + " of " + uri);
                number++;
            }
        });
    }

    private void reports() {
        seen.forEach((uri, one) -> {
            var told = one.playlist().reports().stream()
                    .map(report -> report.getOrDefault("URI", ""))
                    .collect(Collectors.toSet());
            rule(!told.contains(uri), "B.1 no report of itself: " + uri);
            for (String other : seen.keySet()) {
                rule(
                        one.playlist().ended() || other.equals(uri) || !before.contains(other) || told.contains(other),
                        "B.1 " + uri + " reports " + other);
            }
        });
    }

    private void rule(boolean held, String what) {
        if (!held) {
            broken.add(what);
        }
    }
}
