package org.prodays.media;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The playlists of a recording, made when first asked for after a segment was kept. */
final class ReplayPages {
    private final Recording recording;
    private volatile @Nullable Rendered rendered;

    /** Pages of so many segments. */
    private record Rendered(
            int segments, boolean ended, Page main, Map<RenditionName, Page> media, Map<RenditionName, Page> deltas) {}

    ReplayPages(Recording recording) {
        this.recording = recording;
    }

    Page main() {
        return current().main();
    }

    /** The page of a rendition, null when there never was a track of it. */
    @Nullable
    Page media(RenditionName name) {
        return current().media().get(name);
    }

    /** The page of a rendition for a player that has an earlier one. */
    @Nullable
    Page delta(RenditionName name) {
        return current().deltas().get(name);
    }

    /** The page of the sound for small data bundles: Opus, where there is some. */
    @Nullable
    Page saver() {
        var opus = media(RenditionName.SOUND);
        return opus == null ? media(RenditionName.AAC) : opus;
    }

    private Rendered current() {
        boolean ended = recording.endedAt().isPresent();
        var entries = recording.entries();
        var now = rendered;
        if (now == null || now.segments() != entries.size() || now.ended() != ended) {
            now = render(entries, ended);
            rendered = now;
        }
        return now;
    }

    private Rendered render(List<Entry> entries, boolean ended) {
        var used = new EnumMap<RenditionName, List<Init>>(RenditionName.class);
        var media = new EnumMap<RenditionName, Page>(RenditionName.class);
        var deltas = new EnumMap<RenditionName, Page>(RenditionName.class);
        int skippable = ended ? 0 : SegmentLines.skippable(entries, recording.duration());
        for (RenditionName name : RenditionName.values()) {
            if (!recording.inits(name).isEmpty()) {
                media.put(name, Page.of(text(name, entries, 0, ended)));
                deltas.put(name, Page.of(text(name, entries, skippable, ended)));
            }
            var inits = used(name, entries);
            if (!inits.isEmpty()) {
                used.put(name, inits);
            }
        }
        var main = Page.of(new Multivariant(used, new Rates(entries), Names::replay).text());
        return new Rendered(entries.size(), ended, main, media, deltas);
    }

    private List<Init> used(RenditionName name, List<Entry> entries) {
        var numbers = entries.stream()
                .map(entry -> entry.piece(name))
                .filter(piece -> !piece.gap())
                .map(Entry.Piece::init)
                .distinct()
                .toList();
        return recording.inits(name).stream()
                .filter(init -> numbers.contains(init.number()))
                .toList();
    }

    /** §4.4.3.5: VOD never changes; EVENT only grows, so that those who come late or pause for long can go back to the start. */
    private static String text(RenditionName name, List<Entry> entries, int skipped, boolean ended) {
        var lines = new SegmentLines(name).header().line("#EXT-X-PLAYLIST-TYPE:" + (ended ? "VOD" : "EVENT"));
        if (!ended) {
            lines.line("#EXT-X-SERVER-CONTROL:CAN-SKIP-UNTIL=" + Time.seconds(Time.SKIP_UNTIL));
        }
        if (!entries.isEmpty()) {
            lines.from(entries.get(0).head());
        }
        if (skipped > 0) {
            lines.skip(entries.subList(0, skipped));
        }
        lines.segments(entries.subList(skipped, entries.size()));
        return ended ? lines.line("#EXT-X-ENDLIST").text() : lines.text();
    }
}
