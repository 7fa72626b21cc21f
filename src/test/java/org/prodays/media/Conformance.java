package org.prodays.media;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Walks a running broadcast as players do, each playlist, initialization segment, part and segment of each rendition, and holds all it gets
 * against draft-pantos-hls-rfc8216bis and ISO 14496-12; tells what breaks which section.
 */
public final class Conformance {

    /** Gets what stands at a name below the broadcast, such as {@code video.m3u8?_HLS_skip=YES}; null when it is not there. */
    public interface Fetch {
        byte @Nullable [] get(String name) throws Exception;
    }

    private final Fetch fetch;
    private final Set<String> broken = new LinkedHashSet<>();
    private final Map<String, Walk> walks = new HashMap<>();
    private final Map<String, CaptionWalk> captions = new HashMap<>();
    private final Map<Long, Double> starts = new HashMap<>();
    private final Map<String, byte[]> had = new HashMap<>();
    private final Map<String, Integer> sizes = new HashMap<>();
    private final MainRules main = new MainRules();
    private int parts;

    public Conformance(Fetch fetch) {
        this.fetch = fetch;
    }

    /** What was broken so far, each rule with its section. */
    public List<String> broken() {
        var all = new ArrayList<>(broken);
        all.addAll(main.broken());
        walks.forEach((name, walk) -> walk.rules.broken().forEach(rule -> all.add(name + ": " + rule)));
        captions.forEach((name, walk) -> walk.broken().forEach(rule -> all.add(name + ": " + rule)));
        return all;
    }

    /** How many cues of captions were looked at. */
    public int cues() {
        return captions.values().stream().mapToInt(CaptionWalk::cues).sum();
    }

    /** How many parts were looked at. */
    public int parts() {
        return parts;
    }

    /** Looks at everything that is there now. */
    public void look() throws Exception {
        var bytes = get("main.m3u8");
        if (bytes == null) {
            return;
        }
        String text = new String(bytes, StandardCharsets.UTF_8);
        var seen = new LinkedHashMap<String, MainRules.Seen>();
        for (String uri : playlists(text)) {
            var walk = walks.computeIfAbsent(uri, Walk::new);
            walk.look();
            seen(seen, uri, walk.last, walk.init);
        }
        walks.computeIfAbsent("saver.m3u8", Walk::new).look();
        for (String line : text.lines()
                .filter(one -> one.startsWith("#EXT-X-MEDIA:TYPE=SUBTITLES"))
                .toList()) {
            String uri = Playlist.attributes(line).getOrDefault("URI", "");
            var walk = captions.computeIfAbsent(uri, address -> new CaptionWalk(address, fetch, starts));
            walk.look();
            seen(seen, uri, walk.last(), null);
        }
        main.check(text, seen);
    }

    private void seen(Map<String, MainRules.Seen> all, String uri, @Nullable Playlist last, byte @Nullable [] init) {
        if (last != null) {
            all.put(uri, new MainRules.Seen(last, init, sizes));
        }
    }

    private static Set<String> playlists(String main) {
        var uris = new LinkedHashSet<String>();
        main.lines()
                .filter(line -> line.startsWith("#EXT-X-MEDIA:TYPE=AUDIO"))
                .forEach(line -> uris.add(
                        Objects.requireNonNull(Playlist.attributes(line).get("URI"))));
        main.lines().filter(line -> !line.startsWith("#")).forEach(uris::add);
        return uris;
    }

    /** One rendition as far as it was looked at. */
    private final class Walk {
        private final String name;
        private final Rules rules = new Rules();
        private @Nullable String hint;
        private long end = -1; // in ticks, of the last part
        private long endSequence;
        private @Nullable Playlist last; // null when it was not there
        private byte @Nullable [] init;

        Walk(String name) {
            this.name = name;
        }

        void look() throws Exception {
            last = null;
            var text = get(name);
            if (text == null) {
                return;
            }
            var now = Playlist.of(new String(text, StandardCharsets.UTF_8));
            rules.check(now);
            String map = lastMap(now);
            init = map == null ? null : get(map);
            last = now;
            delta(now);
            for (int i = 0; i < now.segments().size(); i++) {
                segment(now.sequence() + i, now.segments().get(i));
            }
            parts(now.sequence() + now.segments().size(), now.parts(), map);
            if (hint != null && !now.ended() && !told(now, hint)) {
                rule(get(hint) == null, "4.4.5.3 a hint is the next part, or comes to nothing: " + hint);
            }
            hint = now.hint();
            reports(now);
        }

        private void delta(Playlist now) throws Exception {
            var text = get(name + "?_HLS_skip=YES");
            if (text != null) {
                var delta = Playlist.of(new String(text, StandardCharsets.UTF_8));
                // of the same moment only
                if (Objects.equals(delta.hint(), now.hint())) {
                    rules.checkDelta(delta, now);
                }
            }
        }

        private void segment(long sequence, Playlist.Segment segment) throws Exception {
            if (segment.gap()) {
                return;
            }
            var map = Objects.requireNonNull(segment.map());
            parts(sequence, segment.parts(), map);
            if (had.containsKey(segment.uri())) {
                return;
            }
            byte[] whole = get(segment.uri());
            rule(whole != null, "6.2.1 a segment that is told is there: " + segment.uri());
            if (whole == null) {
                return;
            }
            had.put(segment.uri(), new byte[0]);
            sizes.put(segment.uri(), whole.length);
            byte[] init = Objects.requireNonNull(get(map));
            int scale = Chunk.timescale(init);
            starts.merge(sequence, Chunk.of(whole).getFirst().start() / (double) scale, Math::min);
            double lasting = Chunk.of(whole).stream().mapToLong(Chunk::duration).sum() / (double) scale;
            rule(lasting <= segment.duration() + 0.05, "4.4.4.1 " + segment.uri() + " lasts " + lasting);
            rule(Chunk.of(whole).getFirst().key(), "4.4.2.1 a segment begins with a key frame: " + segment.uri());
            var parts = segment.parts().stream().filter(part -> !part.gap()).toList();
            if (parts.stream().allMatch(part -> had.containsKey(part.uri())) && !parts.isEmpty()) {
                var joined = new ByteArrayOutputStream();
                for (var part : parts) {
                    joined.writeBytes(Objects.requireNonNull(had.get(part.uri())));
                }
                rule(Arrays.equals(joined.toByteArray(), whole), "4.4.4.9 a segment is its parts: " + segment.uri());
            }
        }

        private void parts(long sequence, List<Playlist.Part> told, @Nullable String map) throws Exception {
            for (var part : told) {
                if (had.containsKey(part.uri())) {
                    continue;
                }
                byte[] bytes = get(part.uri());
                if (part.gap()) {
                    rule(bytes == null, "4.4.4.9 a gap has nothing: " + part.uri());
                    continue;
                }
                rule(bytes != null, "6.2.1 a part that is told is there: " + part.uri());
                if (bytes != null && map != null) {
                    had.put(part.uri(), bytes);
                    part(sequence, part, bytes, map);
                }
            }
        }

        private void part(long sequence, Playlist.Part part, byte[] bytes, String map) throws Exception {
            parts++;
            byte[] init = get(map);
            rule(init != null, "4.4.4.5 the initialization segment is there: " + map);
            if (init == null) {
                return;
            }
            int scale = Chunk.timescale(init);
            var chunks = Chunk.of(bytes);
            double lasting = chunks.stream().mapToLong(Chunk::duration).sum() / (double) scale;
            rule(Math.abs(lasting - part.duration()) < 0.001, "4.4.4.9 " + part.uri() + " lasts " + lasting);
            rule(chunks.getFirst().key() == part.independent(), "4.4.4.9 INDEPENDENT is true: " + part.uri());
            long start = chunks.getFirst().start();
            rule(start >= end || sequence != endSequence, "ISO 14496-12 8.8.12 time goes on: " + part.uri());
            end = start + chunks.getLast().duration();
            endSequence = sequence;
        }

        private void reports(Playlist now) throws Exception {
            for (var report : now.reports()) {
                String uri = Objects.requireNonNull(report.get("URI"));
                var text = get(uri);
                rule(text != null, "4.4.5.4 a report's rendition is there: " + uri);
                if (text != null) {
                    var other = Playlist.of(new String(text, StandardCharsets.UTF_8));
                    long last = other.sequence() + other.segments().size();
                    long said = Long.parseLong(report.getOrDefault("LAST-MSN", "-1"));
                    rule(said <= last && said >= last - 2, "4.4.5.4 LAST-MSN " + said + " where it is " + last);
                }
            }
        }

        private static @Nullable String lastMap(Playlist now) {
            String map = null;
            for (String line : now.lines()) {
                map = line.startsWith("#EXT-X-MAP:") ? Playlist.attributes(line).get("URI") : map;
            }
            return map;
        }

        private static boolean told(Playlist now, String part) {
            return now.lines().stream().anyMatch(line -> line.contains('"' + part + '"'));
        }
    }

    private byte @Nullable [] get(String name) throws Exception {
        return fetch.get(name);
    }

    private void rule(boolean held, String what) {
        if (!held) {
            broken.add(what);
        }
    }
}
