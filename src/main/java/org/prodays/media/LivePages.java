package org.prodays.media;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The live playlists made once per segment: the multivariant one, and the saver's. */
final class LivePages {
    private static final byte[] NOTHING = {};

    private final Recording recording;
    private final Saver saved = new Saver();
    private Map<RenditionName, List<Init>> told;
    private volatile @Nullable Page main;
    private volatile @Nullable Page saver;

    LivePages(Recording recording) {
        this.recording = recording;
        told = newest(List.of(RenditionName.values()));
        var entries = recording.entries();
        for (int i = 0; i < entries.size(); i++) {
            boolean recent = i >= entries.size() - Saver.KEPT_SEGMENTS;
            keep(entries.get(i), recent ? recording.read(entries.get(i)) : Map.of());
        }
    }

    @Nullable
    Page main() {
        return main;
    }

    @Nullable
    Page saver() {
        return saver;
    }

    Saver saved() {
        return saved;
    }

    /** A segment was kept, in all renditions. */
    void keep(Entry entry, Map<RenditionName, byte[]> bytes) {
        sound().ifPresent(name -> {
            var inits = recording.inits(name);
            int number = entry.pieces().containsKey(name) ? entry.piece(name).init() : inits.size() - 1;
            saved.add(entry, inits.get(number), bytes.getOrDefault(name, NOTHING));
        });
    }

    /** A run begins; viewers are told of its tracks. */
    void tracks(List<Track> tracks, List<Entry> window) {
        told = newest(tracks.stream().map(Track::name).toList());
        render(window, false);
    }

    void render(List<Entry> window, boolean ended) {
        main = Page.of(new Multivariant(told, new Rates(window), Names::playlist).text());
        if (ended) {
            saved.flush();
        }
        saver = saved.empty()
                ? null
                : sound().map(name -> Page.of(saved.text(name, ended))).orElse(null);
    }

    /** The rendition for small data bundles: Opus, where there is some. */
    private Optional<RenditionName> sound() {
        return told.keySet().stream()
                .filter(name -> name.kind() == TrackKind.AUDIO)
                .min(RenditionName::compareTo);
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
