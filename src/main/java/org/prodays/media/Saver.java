package org.prodays.media;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.prodays.formats.Init;
import org.prodays.formats.Joiner;
import org.prodays.formats.RenditionName;
import org.prodays.formats.Time;
import org.prodays.recordings.Entry;

/**
 * The live sound for small data bundles: segments of about 8 s, two of the recording's in one chunk each, without parts and
 * waiting. A browser asks twice in 8 s instead of six times a second, and the boxes cost a hundred bytes instead of a
 * thousand. Written under the broadcast's lock.
 */
final class Saver {
    /** EXT-X-TARGETDURATION; two segments that would round to more stay two (rfc8216bis §4.4.3.1). */
    private static final long TARGET = 8 * Time.SECOND;

    /** A player begins three target durations from the end (§6.3.3); as many more are there for those who come late (§6.2.2). */
    private static final int TOLD = 6;

    private static final int KEPT = 2 * TOLD;

    /** How many of the recording's segments these are at most. */
    static final int KEPT_SEGMENTS = 2 * KEPT;

    /** A segment as the saver plays it; no bytes where there is no sound. */
    @SuppressWarnings("ArrayRecordComponent") // never compared
    record Joined(Entry entry, byte[] bytes) {}

    /** A segment of the recording. */
    @SuppressWarnings("ArrayRecordComponent") // never compared
    private record Single(Entry entry, Init init, byte[] bytes) {
        boolean gap() {
            return entry.piece(init.name()).gap();
        }
    }

    private final List<Joined> window = new ArrayList<>();
    private int count;
    private @Nullable Single waiting;
    private volatile List<Joined> served = List.of();

    /**
     * A segment was kept.
     *
     * @param bytes none for one that is so old that it only counts
     */
    void add(Entry entry, Init init, byte[] bytes) {
        var next = new Single(entry, init, bytes);
        var first = waiting;
        if (first != null && fit(first, next)) {
            waiting = null;
            keep(first, entry.duration(), List.of(first.bytes(), bytes));
        } else {
            flush();
            waiting = next;
        }
    }

    /** What waits for a second half comes alone: nothing follows. */
    void flush() {
        var alone = waiting;
        if (alone != null) {
            waiting = null;
            keep(alone, 0, List.of(alone.bytes()));
        }
    }

    boolean empty() {
        return window.isEmpty();
    }

    /** The playlist, of a rendition of sound. */
    String text(RenditionName sound, boolean ended) {
        var told = window.subList(Math.max(0, window.size() - TOLD), window.size());
        // §4.4.3.8: three target durations is what a player keeps without being told, too
        var lines = new SegmentLines(sound)
                .header(TARGET)
                .line("#EXT-X-SERVER-CONTROL:HOLD-BACK=" + Time.seconds(3 * TARGET))
                .from(told.get(0).entry().head());
        for (Joined joined : told) {
            var entry = joined.entry();
            lines.begin(entry.head(), lines.init(entry))
                    .segment(
                            entry,
                            Names.saver(entry.piece(sound).init(), entry.head().sequence()));
        }
        return ended ? lines.line("#EXT-X-ENDLIST").text() : lines.text();
    }

    /** The bytes of a segment. */
    Optional<byte[]> bytes(int init, int sequence) {
        return served.stream()
                .filter(joined -> joined.entry().head().sequence() == sequence && joined.bytes().length > 0)
                .filter(joined ->
                        joined.entry().pieces().values().iterator().next().init() == init)
                .map(Joined::bytes)
                .findFirst();
    }

    private static boolean fit(Single first, Single second) {
        return !second.entry().head().discontinuity()
                && first.init().number() == second.init().number()
                && first.init().name() == second.init().name()
                && !first.gap()
                && !second.gap()
                && first.entry().duration() + second.entry().duration() < TARGET + Time.SECOND / 2;
    }

    private void keep(Single first, long more, List<byte[]> parts) {
        boolean there = parts.stream().allMatch(part -> part.length > 0);
        byte[] bytes = there ? Joiner.join(first.init(), count, parts) : new byte[0];
        var head = first.entry().head();
        var own = new Entry.Head(count++, head.run(), head.first(), head.start(), head.at());
        var pieces = bytes.length == 0
                ? Map.<RenditionName, Entry.Piece>of()
                : Map.of(
                        first.init().name(),
                        new Entry.Piece(0, bytes.length, 0, 0, first.init().number()));
        window.add(new Joined(new Entry(own, first.entry().duration() + more, pieces), bytes));
        if (window.size() > KEPT) {
            window.remove(0);
        }
        served = List.copyOf(window);
    }
}
