package org.prodays.media;

import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.prodays.formats.RenditionName;
import org.prodays.formats.Time;
import org.prodays.recordings.Entry;

/** The lines that live and recorded media playlists share. */
final class SegmentLines {
    static final int NO_INIT = -1;

    private final @Nullable RenditionName name;
    private final StringBuilder text = new StringBuilder(4096);
    private int init = NO_INIT;

    SegmentLines(RenditionName name) {
        this.name = name;
    }

    /** Of captions, which have no initialization segments and no gaps. */
    SegmentLines() {
        this.name = null;
    }

    /** §4.4.3.1: the target duration is the same as long as the playlist lives. */
    SegmentLines header() {
        return header(Time.TARGET_DURATION);
    }

    /** @param target no segment rounds to more seconds */
    SegmentLines header(long target) {
        return line("#EXTM3U")
                // §8: EXT-X-SKIP came with version 9
                .line("#EXT-X-VERSION:9")
                .line("#EXT-X-INDEPENDENT-SEGMENTS")
                .line("#EXT-X-TARGETDURATION:" + target / Time.SECOND);
    }

    /** The numbers of the first segment told; its own discontinuity is told by its tag (§4.4.3.3). */
    SegmentLines from(Entry.Head first) {
        int discontinuities = first.discontinuity() ? first.run() - 1 : first.run();
        return line("#EXT-X-MEDIA-SEQUENCE:" + first.sequence())
                .line("#EXT-X-DISCONTINUITY-SEQUENCE:" + discontinuities);
    }

    SegmentLines begin(Entry.Head head, int initNumber) {
        if (head.discontinuity()) {
            line("#EXT-X-DISCONTINUITY");
        }
        if (initNumber != NO_INIT && initNumber != init) {
            line("#EXT-X-MAP:URI=\"" + Names.init(name(), initNumber) + "\"");
            init = initNumber;
        }
        return line("#EXT-X-PROGRAM-DATE-TIME:"
                + DateTimeFormatter.ISO_INSTANT.format(head.at().truncatedTo(ChronoUnit.MILLIS)));
    }

    SegmentLines segment(Entry entry) {
        return segment(
                entry,
                Names.segment(name(), entry.piece(name()).init(), entry.head().sequence()));
    }

    SegmentLines segment(Entry entry, String address) {
        if (name != null && entry.piece(name).gap()) {
            line("#EXT-X-GAP");
        }
        return line("#EXTINF:" + Time.seconds(entry.duration()) + ",").line(address);
    }

    SegmentLines segments(List<Entry> entries) {
        for (Entry entry : entries) {
            begin(entry.head(), init(entry)).segment(entry);
        }
        return this;
    }

    int init(Entry entry) {
        return entry.piece(name()).gap() ? NO_INIT : entry.piece(name()).init();
    }

    private RenditionName name() {
        return Objects.requireNonNull(name);
    }

    /** How many segments a delta update leaves out: those that end before the skip boundary (§6.2.5.1). */
    static int skippable(List<Entry> entries, long end) {
        int count = 0;
        while (count < entries.size() && entries.get(count).end() <= end - Time.SKIP_UNTIL) {
            count++;
        }
        return count;
    }

    /** §4.4.5.2: stands for the first segments and all their tags; what follows goes on with the last one's initialization. */
    SegmentLines skip(List<Entry> skipped) {
        for (Entry entry : skipped) {
            init = init(entry) == NO_INIT ? init : init(entry);
        }
        return line("#EXT-X-SKIP:SKIPPED-SEGMENTS=" + skipped.size());
    }

    SegmentLines line(String line) {
        text.append(line).append('\n');
        return this;
    }

    String text() {
        return text.toString();
    }
}
