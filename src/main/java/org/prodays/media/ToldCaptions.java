package org.prodays.media;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What was told last of the live captions of one language, made once for all who ask. What was told does not change. */
final class ToldCaptions {
    private final CaptionLanguage language;
    private final CaptionTrack track;
    private volatile @Nullable Playlist playlist;
    private volatile @Nullable Segment segment;

    private record Playlist(int next, int count, boolean ended, Set<CaptionLanguage> others, Page page) {}

    @SuppressWarnings("ArrayRecordComponent") // never compared
    private record Segment(int sequence, byte[] bytes) {}

    ToldCaptions(CaptionLanguage language, CaptionTrack track) {
        this.language = language;
        this.track = track;
    }

    /** The live playlist; it changes when a segment does. */
    Page playlist(Rendition.State state, Reports reports) {
        var told = playlist;
        int count = state.window().size();
        if (told == null
                || told.next() != state.nextSequence()
                || told.count() != count
                || told.ended() != state.ended()
                || !told.others().equals(reports.captions())) {
            var page = CaptionPages.live(language, state, reports);
            told = new Playlist(state.nextSequence(), count, state.ended(), reports.captions(), page);
            playlist = told;
        }
        return told.page();
    }

    /** A segment that was told. */
    byte[] segment(Entry entry) {
        int sequence = entry.head().sequence();
        var told = segment;
        if (told == null || told.sequence() != sequence) {
            var cues = track.in(sequence, entry.head().start(), entry.end());
            told = new Segment(sequence, WebVtt.segment(cues));
            segment = told;
        }
        return told.bytes();
    }
}
