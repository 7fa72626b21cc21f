package org.prodays.media;

import java.util.List;
import org.prodays.captions.CaptionLanguage;
import org.prodays.recordings.Entry;

/**
 * The media playlists of captions: whole segments without parts, on the grid of all other renditions, so that the same numbers mean the
 * same time. A player may wait for the next segment (blocking reload), which is told at the moment when it is whole.
 */
final class CaptionPages {
    private CaptionPages() {}

    /** The live end. */
    static Page live(CaptionLanguage language, Rendition.State state, Reports reports) {
        var entries = state.window().stream().map(LiveSegment::entry).toList();
        var lines = new SegmentLines().header().line("#EXT-X-SERVER-CONTROL:CAN-BLOCK-RELOAD=YES");
        lines.from(entries.isEmpty() ? state.next() : entries.getFirst().head());
        entries.forEach(entry -> segment(lines, entry, Names.captions(language, entry.head())));
        if (!state.ended()) {
            reports.tell(lines, state);
        }
        return page(lines, state.ended());
    }

    /**
     * All that is recorded.
     *
     * @param revision of the captions in the replay, below 0 for those that are told live
     */
    static Page recorded(CaptionLanguage language, int revision, List<Entry> entries, boolean ended) {
        var lines = new SegmentLines().header().line("#EXT-X-PLAYLIST-TYPE:" + (ended ? "VOD" : "EVENT"));
        if (!entries.isEmpty()) {
            lines.from(entries.getFirst().head());
        }
        for (Entry entry : entries) {
            segment(
                    lines,
                    entry,
                    revision < 0
                            ? Names.captions(language, entry.head())
                            : Names.captions(language, revision, entry.head()));
        }
        return page(lines, ended);
    }

    private static void segment(SegmentLines lines, Entry entry, String uri) {
        lines.begin(entry.head(), SegmentLines.NO_INIT).segment(entry, uri);
    }

    private static Page page(SegmentLines lines, boolean ended) {
        return Page.of(ended ? lines.line("#EXT-X-ENDLIST").text() : lines.text());
    }
}
