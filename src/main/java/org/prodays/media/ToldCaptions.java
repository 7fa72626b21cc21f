package org.prodays.media;

import java.util.EnumMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.prodays.captions.CaptionLanguage;
import org.prodays.captions.CaptionTrack;
import org.prodays.captions.Captions;
import org.prodays.captions.WebVtt;
import org.prodays.recordings.Entry;

/** What was told last of the live captions of one language, made once for all who ask. What was told does not change. */
final class ToldCaptions {
    private final CaptionLanguage language;
    private final CaptionTrack track;
    private volatile @Nullable Playlist playlist;
    private volatile @Nullable Segment segment;

    private record Playlist(int next, int count, boolean ended, Set<CaptionLanguage> others, Page page) {}

    @SuppressWarnings("ArrayRecordComponent") // never compared
    private record Segment(int sequence, byte[] bytes) {}

    /** For each language, nothing told yet. */
    static Map<CaptionLanguage, ToldCaptions> of(Captions captions) {
        var told = new EnumMap<CaptionLanguage, ToldCaptions>(CaptionLanguage.class);
        for (CaptionLanguage language : CaptionLanguage.values()) {
            told.put(language, new ToldCaptions(language, captions.track(language)));
        }
        return told;
    }

    private ToldCaptions(CaptionLanguage language, CaptionTrack track) {
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
