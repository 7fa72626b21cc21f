package org.prodays.media;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.prodays.captions.Captions;
import org.prodays.formats.Init;
import org.prodays.formats.RenditionName;
import org.prodays.formats.Track;
import org.prodays.formats.TrackKind;
import org.prodays.recordings.Entry;
import org.prodays.recordings.Recording;

/** The live playlists made once per segment: the multivariant one, the saver's, and that of the saver with captions. */
final class LivePages {
    private static final byte[] NOTHING = {};

    private final Recording recording;
    private final Saver saved = new Saver();
    private final Captions captions;
    private Map<RenditionName, List<Init>> told;
    private final AtomicReference<@Nullable Shown> shown = new AtomicReference<>();

    /** The pages of a moment, for the languages of its captions. */
    private record Shown(
            Multivariant all,
            @Nullable RenditionName alone,
            Page main,
            @Nullable Page saver,
            @Nullable Page sound) {

        static Shown of(Multivariant all, @Nullable RenditionName alone, @Nullable Page saver) {
            var sound = saver == null || alone == null
                    ? null
                    : Page.of(all.sound(alone, "saver.m3u8").text());
            return new Shown(all, alone, Page.of(all.text()), saver, sound);
        }
    }

    LivePages(Recording recording, Captions captions) {
        this.recording = recording;
        this.captions = captions;
        told = newest(List.of(RenditionName.values()));
        var entries = recording.entries();
        for (int i = 0; i < entries.size(); i++) {
            boolean recent = i >= entries.size() - Saver.KEPT_SEGMENTS;
            keep(entries.get(i), recent ? recording.read(entries.get(i)) : Map.of());
        }
    }

    @Nullable
    Page main() {
        var now = current();
        return now == null ? null : now.main();
    }

    @Nullable
    Page saver() {
        var now = shown.get();
        return now == null ? null : now.saver();
    }

    /** The saver with captions. */
    @Nullable
    Page sound() {
        var now = current();
        return now == null ? null : now.sound();
    }

    Saver saved() {
        return saved;
    }

    /** A segment was kept, in all renditions. */
    void keep(Entry entry, Map<RenditionName, byte[]> bytes) {
        var name = sound(told);
        if (name != null) {
            var inits = recording.inits(name);
            int number = entry.pieces().containsKey(name) ? entry.piece(name).init() : inits.size() - 1;
            saved.add(entry, inits.get(number), bytes.getOrDefault(name, NOTHING));
        }
    }

    /** A run begins; viewers are told of its tracks. */
    void tracks(List<Track> tracks, List<Entry> window) {
        told = newest(tracks.stream().map(Track::name).toList());
        render(window, false);
    }

    void render(List<Entry> window, boolean ended) {
        if (ended) {
            saved.flush();
        }
        var alone = sound(told);
        var saver = alone == null || saved.empty() ? null : Page.of(saved.text(alone, ended));
        shown.set(Shown.of(multivariant(told, new Rates(window)), alone, saver));
    }

    /** The pages with the captions there are now: the first one of a language may come at any time. */
    private @Nullable Shown current() {
        while (true) {
            var now = shown.get();
            if (now == null || now.all().captions().keySet().equals(captions.languages())) {
                return now;
            }
            var next = Shown.of(multivariant(now.all().inits(), now.all().rates()), now.alone(), now.saver());
            if (shown.compareAndSet(now, next)) {
                return next;
            }
        }
    }

    private Multivariant multivariant(Map<RenditionName, List<Init>> inits, Rates rates) {
        return new Multivariant(
                inits, rates, Names::playlist, Multivariant.captions(captions.languages(), Names::captions));
    }

    /** The rendition for small data bundles: Opus, where there is some. */
    private static @Nullable RenditionName sound(Map<RenditionName, List<Init>> told) {
        return told.keySet().stream()
                .filter(name -> name.kind() == TrackKind.AUDIO)
                .min(RenditionName::compareTo)
                .orElse(null);
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
