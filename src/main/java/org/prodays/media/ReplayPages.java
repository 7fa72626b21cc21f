package org.prodays.media;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.prodays.captions.CaptionLanguage;
import org.prodays.captions.Captions;
import org.prodays.formats.Init;
import org.prodays.formats.RenditionName;
import org.prodays.formats.Time;
import org.prodays.recordings.Entry;
import org.prodays.recordings.Recording;

/** The playlists of a recording, made when first asked for after a segment was kept. */
final class ReplayPages {
    private final Recording recording;
    private final Captions captions;
    private volatile @Nullable Rendered rendered;

    /** Pages of so many segments. */
    private record Rendered(
            int segments,
            boolean ended,
            Map<CaptionLanguage, Integer> revisions,
            Page main,
            @Nullable Page sound,
            Map<RenditionName, Page> media,
            Map<RenditionName, Page> deltas,
            Map<CaptionLanguage, Page> captions) {}

    ReplayPages(Recording recording, Captions captions) {
        this.recording = recording;
        this.captions = captions;
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

    /** The sound for small data bundles with captions, null when there is no sound. */
    @Nullable
    Page sound() {
        return current().sound();
    }

    /** The page of the captions in a language, null when there are none. */
    @Nullable
    Page captions(CaptionLanguage language) {
        return current().captions().get(language);
    }

    private Rendered current() {
        boolean ended = recording.endedAt().isPresent();
        var entries = recording.entries();
        var revisions = captions.state();
        var now = rendered;
        if (now == null
                || now.segments() != entries.size()
                || now.ended() != ended
                || !now.revisions().equals(revisions)) {
            now = render(entries, ended, revisions);
            rendered = now;
        }
        return now;
    }

    private Rendered render(List<Entry> entries, boolean ended, Map<CaptionLanguage, Integer> revisions) {
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
        var texts = new EnumMap<CaptionLanguage, Page>(CaptionLanguage.class);
        revisions.forEach(
                (language, revision) -> texts.put(language, CaptionPages.recorded(language, revision, entries, ended)));
        var main = new Multivariant(
                used, new Rates(entries), Names::replay, Multivariant.captions(revisions.keySet(), Names::replay));
        var alone = used.containsKey(RenditionName.SOUND) ? RenditionName.SOUND : RenditionName.AAC;
        var sound = used.containsKey(alone) ? main.sound(alone, Names.replay(alone)) : null;
        return new Rendered(
                entries.size(),
                ended,
                revisions,
                Page.of(main.text()),
                sound == null ? null : Page.of(sound.text()),
                media,
                deltas,
                texts);
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
