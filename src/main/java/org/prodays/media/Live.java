package org.prodays.media;

import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.prodays.captions.Captions;
import org.prodays.formats.AudioTrack;
import org.prodays.formats.InitSegment;
import org.prodays.formats.RenditionName;
import org.prodays.formats.Time;
import org.prodays.formats.Track;
import org.prodays.recordings.Entry;
import org.prodays.recordings.Keeper;
import org.prodays.recordings.MadeSegment;
import org.prodays.recordings.Recording;

/** The live end of a broadcast: its renditions on one grid of segments, and what is kept. Written under one lock. */
final class Live {
    private final Recording recording;
    private final Captions captions;
    private final Keeper keeper;
    private final LivePages pages;
    private final AtomicInteger held = new AtomicInteger();
    private volatile Map<RenditionName, Rendition> renditions = Map.of();
    private Entry.Head next;
    private @Nullable Entry last;
    private @Nullable AudioTrack heard;
    private volatile SoundListener listener = SoundListener.NOBODY;

    Live(Recording recording, Captions captions, Keeper keeper, Instant now) {
        this.recording = recording;
        this.captions = captions;
        this.keeper = keeper;
        this.pages = new LivePages(recording, captions);
        this.last = lastOf(recording.entries());
        this.next = head(true, now);
        captions.making(next.sequence(), next.start());
        for (RenditionName name : RenditionName.values()) {
            if (!recording.inits(name).isEmpty()) {
                add(name).init(recording.inits(name).size() - 1);
            }
        }
        publishAll(false);
    }

    /** The time of the timeline that was on air at a moment of the last minute; within a pause, the end of what was before. */
    long timeAt(Instant moment) {
        var any = renditions.values().stream().findAny().map(Rendition::state).orElse(null);
        if (any == null) {
            return 0;
        }
        long since = Duration.between(any.next().at(), moment).toNanos() / 1000;
        if (since >= 0) {
            return any.next().start() + Math.min(since, Time.TARGET_DURATION);
        }
        for (LiveSegment segment : any.window().reversed()) {
            long into = Duration.between(segment.entry().head().at(), moment).toNanos() / 1000;
            if (into >= 0) {
                return segment.entry().head().start()
                        + Math.min(into, segment.entry().duration());
            }
        }
        return any.window().isEmpty()
                ? 0
                : any.window().getFirst().entry().head().start();
    }

    Optional<Rendition> rendition(RenditionName name) {
        return Optional.ofNullable(renditions.get(name));
    }

    Collection<Rendition> renditions() {
        return renditions.values();
    }

    LivePages pages() {
        return pages;
    }

    void listen(SoundListener to) {
        listener = to;
    }

    void heard(RenditionName name, long time, byte[] packet) {
        if (heard != null && heard.name() == name) {
            listener.heard(heard, time, packet);
        }
    }

    /** Keeps the initialization segments of a run's tracks. */
    void tracks(List<Track> tracks) {
        heard = heardOf(tracks);
        for (Track track : tracks) {
            var rendition = rendition(track.name()).orElseGet(() -> add(track.name()));
            var init = recording.add(track, InitSegment.of(track));
            keeper.keep(init);
            rendition.init(init.number());
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

    Rendition of(RenditionName name) {
        return Objects.requireNonNull(renditions.get(name));
    }

    void publish(RenditionName name) {
        publish(of(name), false);
    }

    /** Ends the segment being made at a time of the timeline, in all renditions. */
    void cut(long end) {
        var bytes = new EnumMap<RenditionName, byte[]>(RenditionName.class);
        renditions.forEach((name, rendition) -> bytes.put(name, rendition.whole()));
        // before the segment can be asked for: what is told of it does not change any more
        captions.making(next.sequence() + 1, end);
        var pieces = new EnumMap<RenditionName, Entry.Piece>(RenditionName.class);
        bytes.forEach((name, own) -> pieces.put(name, piece(name, own)));
        var entry = new Entry(next, end - next.start(), pieces);
        bytes.values().removeIf(own -> own.length == 0);
        keeper.keep(new MadeSegment(entry, bytes));
        renditions.forEach((name, rendition) -> rendition.close(entry, bytes.get(name)));
        pages.keep(entry, bytes);
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
        keeper.end(now);
        recording.ended(now);
        // what has ended is read from disk, but for what the disk did not take
        renditions.forEach((name, rendition) -> rendition.forget(sequence -> kept(name, sequence)));
        captions.end();
        publishAll(true);
    }

    private Entry.Piece piece(RenditionName name, byte[] own) {
        return own.length == 0
                ? Entry.Piece.GAP
                : new Entry.Piece(0, own.length, of(name).samples(), 0, of(name).init());
    }

    /** Whether a rendition's bytes can be read back. */
    private boolean kept(RenditionName name, int sequence) {
        return recording
                .entry(sequence)
                .filter(entry -> !entry.piece(name).gap())
                .isPresent();
    }

    private Rendition add(RenditionName name) {
        var rendition = new Rendition(name, recording.entries(), next, held);
        var more = new EnumMap<RenditionName, Rendition>(RenditionName.class);
        more.putAll(renditions);
        more.put(name, rendition);
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
        renditions.values().forEach(rendition -> publish(rendition, ended));
    }

    private void publish(Rendition rendition, boolean ended) {
        var others =
                renditions.values().stream().filter(other -> other != rendition).toList();
        rendition.publish(next, ended, new Reports(others, captions.languages()));
    }

    /** The head of the next run's first segment. */
    private Entry.Head head(boolean first, Instant at) {
        return last == null
                ? new Entry.Head(0, 0, first, 0, at)
                : new Entry.Head(last.head().sequence() + 1, last.head().run() + 1, first, last.end(), at);
    }

    private static @Nullable AudioTrack heardOf(List<Track> tracks) {
        return tracks.stream()
                .filter(AudioTrack.class::isInstance)
                .map(AudioTrack.class::cast)
                .min(Comparator.comparing(AudioTrack::name)) // Opus before AAC
                .orElse(null);
    }

    private static @Nullable Entry lastOf(List<Entry> entries) {
        return entries.isEmpty() ? null : entries.get(entries.size() - 1);
    }
}
