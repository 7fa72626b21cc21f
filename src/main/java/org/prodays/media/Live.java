package org.prodays.media;

import java.io.IOException;
import java.lang.System.Logger.Level;
import java.time.Instant;
import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The live end of a broadcast: its renditions on one grid of segments, and what is kept. Written under one lock. */
final class Live {
    private static final System.Logger LOG = System.getLogger(Live.class.getName());

    private final Recording recording;
    private final LivePages pages;
    private volatile Map<TrackKind, Rendition> renditions = Map.of();
    private Entry.Head next;
    private @Nullable Entry last;
    private boolean recordingFailed;

    Live(Recording recording, Instant now) {
        this.recording = recording;
        this.pages = new LivePages(recording);
        this.last = lastOf(recording.entries());
        this.next = head(true, now);
        for (TrackKind kind : TrackKind.values()) {
            if (!recording.inits(kind).isEmpty()) {
                add(kind).init(recording.inits(kind).size() - 1);
            }
        }
        publishAll(false);
    }

    Optional<Rendition> rendition(TrackKind kind) {
        return Optional.ofNullable(renditions.get(kind));
    }

    Collection<Rendition> renditions() {
        return renditions.values();
    }

    LivePages pages() {
        return pages;
    }

    /** Keeps the initialization segments of a run's tracks. */
    void tracks(List<Track> tracks) {
        for (Track track : tracks) {
            var rendition = rendition(track.kind()).orElseGet(() -> add(track.kind()));
            byte[] bytes = InitSegment.of(track);
            try {
                rendition.init(recording.keep(track, bytes).number());
            } catch (IOException e) {
                recordingFailed(e);
                rendition.init(recording.lost(track, bytes).number());
            }
        }
        pages.tracks(tracks, recent());
    }

    /** A run's first packet came. Its time is never before what was already said to be on air. */
    Entry.Head beginRun(Instant now) {
        var at = last == null
                        || last.head().at().plusNanos(last.duration() * 1000).isBefore(now)
                ? now
                : last.head().at().plusNanos(last.duration() * 1000);
        next = head(true, at);
        return next;
    }

    Rendition of(TrackKind kind) {
        return Objects.requireNonNull(renditions.get(kind));
    }

    void publish(TrackKind kind) {
        var other = kind == TrackKind.VIDEO ? TrackKind.AUDIO : TrackKind.VIDEO;
        of(kind).publish(next, false, renditions.get(other));
    }

    /** Ends the segment being made at a time of the timeline, in all renditions. */
    void cut(long end) {
        var bytes = new EnumMap<TrackKind, byte[]>(TrackKind.class);
        renditions.forEach((kind, rendition) -> bytes.put(kind, rendition.whole()));
        var entry = record(end, bytes);
        renditions.forEach((kind, rendition) -> rendition.close(entry, Objects.requireNonNull(bytes.get(kind))));
        last = entry;
        next = new Entry.Head(
                entry.head().sequence() + 1,
                entry.head().run(),
                false,
                entry.end(),
                entry.head().at().plusNanos(entry.duration() * 1000));
        publishAll(false);
    }

    void end(Instant now) {
        try {
            recording.end(now);
        } catch (IOException e) {
            recordingFailed(e);
        }
        publishAll(true);
    }

    private Entry record(long end, Map<TrackKind, byte[]> bytes) {
        try {
            var entry = new Entry(next, end - next.start(), keep(TrackKind.VIDEO, bytes), keep(TrackKind.AUDIO, bytes));
            if (!recordingFailed) {
                recording.commit(entry);
            }
            return entry;
        } catch (IOException e) {
            recordingFailed(e);
            return new Entry(next, end - next.start(), lost(TrackKind.VIDEO, bytes), lost(TrackKind.AUDIO, bytes));
        }
    }

    private Entry.Piece keep(TrackKind kind, Map<TrackKind, byte[]> bytes) throws IOException {
        byte[] own = bytes.get(kind);
        if (own == null || own.length == 0) {
            return Entry.Piece.GAP;
        }
        return recordingFailed ? lost(kind, bytes) : recording.keep(kind, own, of(kind).samples(), of(kind).init());
    }

    /** A piece that is served from memory only. */
    private Entry.Piece lost(TrackKind kind, Map<TrackKind, byte[]> bytes) {
        byte[] own = bytes.get(kind);
        return own == null || own.length == 0
                ? Entry.Piece.GAP
                : new Entry.Piece(0, own.length, of(kind).samples(), 0, of(kind).init());
    }

    /** The live goes on from memory; what was kept before stays whole. */
    private void recordingFailed(IOException e) {
        if (!recordingFailed) {
            LOG.log(Level.ERROR, "The recording stops, the broadcast goes on", e);
        }
        recordingFailed = true;
    }

    private Rendition add(TrackKind kind) {
        var rendition = new Rendition(kind, recording.entries(), next);
        var more = new EnumMap<TrackKind, Rendition>(TrackKind.class);
        more.putAll(renditions);
        more.put(kind, rendition);
        renditions = more;
        return rendition;
    }

    private List<Entry> recent() {
        return renditions.values().stream().findAny().map(Rendition::recent).orElse(List.of());
    }

    private void publishAll(boolean ended) {
        if (!renditions.isEmpty()) {
            pages.render(recent(), ended);
        }
        for (Rendition rendition : renditions.values()) {
            var other = rendition.kind() == TrackKind.VIDEO ? TrackKind.AUDIO : TrackKind.VIDEO;
            rendition.publish(next, ended, renditions.get(other));
        }
    }

    /** The head of the next run's first segment. */
    private Entry.Head head(boolean first, Instant at) {
        return last == null
                ? new Entry.Head(0, 0, first, 0, at)
                : new Entry.Head(last.head().sequence() + 1, last.head().run() + 1, first, last.end(), at);
    }

    private static @Nullable Entry lastOf(List<Entry> entries) {
        return entries.isEmpty() ? null : entries.get(entries.size() - 1);
    }
}
