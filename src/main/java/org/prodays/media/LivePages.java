package org.prodays.media;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** The live playlists made once per segment: the multivariant one, and the saver's. */
final class LivePages {
    private final Recording recording;
    private List<Init> videos;
    private List<Init> audios;
    private volatile @Nullable Page main;
    private volatile @Nullable Page saver;

    LivePages(Recording recording) {
        this.recording = recording;
        videos = newest(TrackKind.VIDEO);
        audios = newest(TrackKind.AUDIO);
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
        videos = tracks.stream().anyMatch(VideoTrack.class::isInstance) ? newest(TrackKind.VIDEO) : List.of();
        audios = tracks.stream().anyMatch(AudioTrack.class::isInstance) ? newest(TrackKind.AUDIO) : List.of();
        render(window, false);
    }

    void render(List<Entry> window, boolean ended) {
        var rates = Rates.of(window, videos, audios);
        main = Page.of(new Multivariant(videos, audios, rates, Names::playlist).text());
        saver = audios.isEmpty() || window.isEmpty() ? null : Page.of(saver(window, ended));
    }

    /** Sound in whole segments, without parts and waiting: a browser asks twice per segment instead of six times a second. */
    private static String saver(List<Entry> window, boolean ended) {
        var lines =
                new SegmentLines(TrackKind.AUDIO).header().from(window.get(0).head());
        lines.segments(window);
        return ended ? lines.line("#EXT-X-ENDLIST").text() : lines.text();
    }

    private List<Init> newest(TrackKind kind) {
        var all = recording.inits(kind);
        return all.isEmpty() ? all : List.of(all.get(all.size() - 1));
    }
}
