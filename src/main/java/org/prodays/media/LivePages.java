package org.prodays.media;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The live playlists made once per segment: the multivariant one, and the saver's. */
final class LivePages {
    /** Segments told to the saver: a player begins three target durations from the end (rfc8216bis §6.3.3). */
    private static final int SAVED = 6;

    private final Recording recording;
    private Map<RenditionName, List<Init>> told;
    private volatile @Nullable Page main;
    private volatile @Nullable Page saver;

    LivePages(Recording recording) {
        this.recording = recording;
        told = newest(List.of(RenditionName.values()));
    }

    @Nullable
    Page main() {
        return main;
    }

    @Nullable
    Page saver() {
        return saver;
    }

    /** A run begins; viewers are told of its tracks. */
    void tracks(List<Track> tracks, List<Entry> window) {
        told = newest(tracks.stream().map(Track::name).toList());
        render(window, false);
    }

    void render(List<Entry> window, boolean ended) {
        main = Page.of(new Multivariant(told, new Rates(window), Names::playlist).text());
        var last = window.subList(Math.max(0, window.size() - SAVED), window.size());
        saver = last.isEmpty()
                ? null
                : sound().map(name -> Page.of(saver(name, last, ended))).orElse(null);
    }

    /** The rendition for small data bundles: Opus, where there is some. */
    private Optional<RenditionName> sound() {
        return told.keySet().stream()
                .filter(name -> name.kind() == TrackKind.AUDIO)
                .min(RenditionName::compareTo);
    }

    /** Sound in whole segments, without parts and waiting: a browser asks twice per segment instead of six times a second. */
    private static String saver(RenditionName sound, List<Entry> window, boolean ended) {
        var lines = new SegmentLines(sound).header().from(window.get(0).head());
        lines.segments(window);
        return ended ? lines.line("#EXT-X-ENDLIST").text() : lines.text();
    }

    private Map<RenditionName, List<Init>> newest(List<RenditionName> names) {
        var newest = new EnumMap<RenditionName, List<Init>>(RenditionName.class);
        for (RenditionName name : names) {
            var all = recording.inits(name);
            if (!all.isEmpty()) {
                newest.put(name, List.of(all.getLast()));
            }
        }
        return newest;
    }
}
