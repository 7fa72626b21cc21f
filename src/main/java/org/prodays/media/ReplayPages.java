package org.prodays.media;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** The playlists of a recording, made when first asked for after a segment was kept. */
final class ReplayPages {
    private final Recording recording;
    private volatile @Nullable Rendered rendered;

    /** Pages of so many segments. */
    private record Rendered(int segments, boolean ended, Page main, Page video, Page audio) {}

    ReplayPages(Recording recording) {
        this.recording = recording;
    }

    Page main() {
        return current().main();
    }

    Page media(TrackKind kind) {
        return kind == TrackKind.VIDEO ? current().video() : current().audio();
    }

    private Rendered current() {
        boolean ended = recording.endedAt().isPresent();
        var entries = recording.entries();
        var now = rendered;
        if (now == null || now.segments() != entries.size() || now.ended() != ended) {
            now = new Rendered(
                    entries.size(),
                    ended,
                    Page.of(main(entries)),
                    Page.of(media(TrackKind.VIDEO, entries, ended)),
                    Page.of(media(TrackKind.AUDIO, entries, ended)));
            rendered = now;
        }
        return now;
    }

    private String main(List<Entry> entries) {
        var videos = used(TrackKind.VIDEO, entries);
        var audios = used(TrackKind.AUDIO, entries);
        return new Multivariant(videos, audios, Rates.of(entries, videos, audios), Names::replay).text();
    }

    private List<Init> used(TrackKind kind, List<Entry> entries) {
        return recording.inits(kind).stream()
                .filter(init -> entries.stream()
                        .map(entry -> entry.piece(kind))
                        .anyMatch(piece -> !piece.gap() && piece.init() == init.number()))
                .toList();
    }

    /** §4.4.3.5: VOD never changes; EVENT only grows. */
    private static String media(TrackKind kind, List<Entry> entries, boolean ended) {
        var lines = new SegmentLines(kind).header().line("#EXT-X-PLAYLIST-TYPE:" + (ended ? "VOD" : "EVENT"));
        if (!entries.isEmpty()) {
            lines.from(entries.get(0).head()).segments(entries);
        }
        return ended ? lines.line("#EXT-X-ENDLIST").text() : lines.text();
    }
}
