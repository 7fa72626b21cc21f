package org.prodays.media;

import java.util.List;
import org.prodays.formats.Part;
import org.prodays.formats.RenditionName;
import org.prodays.formats.Time;

/** The low-latency media playlist of a rendition (draft-pantos-hls-rfc8216bis). */
final class LivePlaylist {
    /** §4.4.4.9: parts older than three target durations are no longer told. */
    private static final long PARTS_TOLD = 3 * Time.TARGET_DURATION;

    private final RenditionName name;
    private final Rendition.State state;
    private final SegmentLines lines;

    private LivePlaylist(RenditionName name, Rendition.State state) {
        this.name = name;
        this.state = state;
        this.lines = new SegmentLines(name);
    }

    /** @param reports of all other playlists */
    static String whole(RenditionName name, Rendition.State state, Reports reports) {
        return new LivePlaylist(name, state).text(0, reports);
    }

    /** What a player needs that has the playlist already (§6.2.5.1); the whole while nothing can be left out. */
    static String delta(RenditionName name, Rendition.State state, Reports reports) {
        var entries = state.window().stream().map(LiveSegment::entry).toList();
        int skipped = SegmentLines.skippable(entries, state.next().start());
        return new LivePlaylist(name, state).text(skipped, reports);
    }

    private String text(int skipped, Reports reports) {
        var window = state.window();
        var first = window.isEmpty() ? state.next() : window.get(0).entry().head();
        lines.header()
                // §4.4.3.8: hold-back of three part targets
                .line("#EXT-X-SERVER-CONTROL:CAN-BLOCK-RELOAD=YES,CAN-SKIP-UNTIL=" + Time.seconds(Time.SKIP_UNTIL)
                        + ",PART-HOLD-BACK=" + Time.seconds(3 * Time.PART_TARGET))
                .line("#EXT-X-PART-INF:PART-TARGET=" + Time.seconds(Time.PART_TARGET))
                .from(first);
        if (skipped > 0) {
            lines.skip(
                    window.subList(0, skipped).stream().map(LiveSegment::entry).toList());
        }
        window.subList(skipped, window.size()).forEach(this::segment);
        if (state.ended()) {
            return lines.line("#EXT-X-ENDLIST").text();
        }
        tail();
        reports.tell(lines, state);
        return lines.text();
    }

    private void segment(LiveSegment segment) {
        var entry = segment.entry();
        lines.begin(entry.head(), lines.init(entry));
        if (state.next().start() - entry.end() < PARTS_TOLD) {
            parts(segment.init(), entry.head().sequence(), segment.parts());
        }
        lines.segment(entry);
    }

    private void tail() {
        int sequence = state.nextSequence();
        if (!state.parts().isEmpty()) {
            lines.begin(state.next(), state.init());
            parts(state.init(), sequence, state.parts());
        }
        // §4.4.5.3: the part after the last one told
        lines.line("#EXT-X-PRELOAD-HINT:TYPE=PART,URI=\""
                + Names.part(name, state.init(), sequence, state.parts().size()) + "\"");
    }

    private void parts(int init, int sequence, List<Part> parts) {
        for (int i = 0; i < parts.size(); i++) {
            var part = parts.get(i);
            lines.line("#EXT-X-PART:DURATION=" + Time.seconds(part.duration()) + ",URI=\""
                    + Names.part(name, init, sequence, i) + "\"" + (part.independent() ? ",INDEPENDENT=YES" : "")
                    + (part.gap() ? ",GAP=YES" : ""));
        }
    }
}
