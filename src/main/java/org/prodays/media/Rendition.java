package org.prodays.media;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntPredicate;
import org.jspecify.annotations.Nullable;
import org.prodays.formats.Boxes;
import org.prodays.formats.Part;
import org.prodays.formats.RenditionName;
import org.prodays.recordings.Entry;

/**
 * The live end of one rendition: a window of about a minute and the segment being made. Written under the broadcast's
 * lock; readers take the last published {@link State}.
 */
final class Rendition {
    /** Fifteen segments of 4 s; never less than three target durations (rfc8216bis §6.2.2). */
    private static final int WINDOW = 15;

    /**
     * @param next the segment being made; its sequence is that after the window's
     * @param parts of the segment being made
     * @param init number of the initialization segment of the one being made
     * @param ended whether nothing follows
     */
    record State(List<LiveSegment> window, Entry.Head next, List<Part> parts, int init, boolean ended) {

        int nextSequence() {
            return next.sequence();
        }

        /** Whether a part is there, or was overtaken by the end of its segment (rfc8216bis §6.2.5.2). */
        boolean has(int sequence, int part) {
            if (ended || sequence < nextSequence() - 1) {
                return true;
            }
            if (sequence == nextSequence()) {
                return parts.size() > part;
            }
            // past the end of the last whole segment: the first part of the one after it
            return sequence < nextSequence()
                    && (window.isEmpty()
                            || part < window.get(window.size() - 1).parts().size()
                            || !parts.isEmpty());
        }

        /** Whether there is something to play. */
        boolean begun() {
            return ended || !parts.isEmpty() || !window.isEmpty();
        }
    }

    private final RenditionName name;
    private final AtomicInteger held;
    private final List<LiveSegment> window = new ArrayList<>();
    private final List<Part> parts = new ArrayList<>();
    private final Set<Runnable> watchers = ConcurrentHashMap.newKeySet();
    private int init;
    private int chunks;
    private volatile State state;
    private volatile @Nullable Page page;
    private volatile @Nullable Page delta;

    Rendition(RenditionName name, List<Entry> recorded, Entry.Head next, AtomicInteger held) {
        this.name = name;
        this.held = held;
        recorded.stream()
                .skip(Math.max(0, recorded.size() - WINDOW))
                .forEach(entry ->
                        window.add(new LiveSegment(entry, entry.piece(name).init(), List.of(), null)));
        state = new State(List.copyOf(window), next, List.of(), 0, false);
    }

    /** How many requests wait for something of its broadcast. */
    AtomicInteger held() {
        return held;
    }

    RenditionName name() {
        return name;
    }

    State state() {
        return state;
    }

    /** The playlist, null while there is nothing to play. */
    @Nullable
    Page page() {
        return page;
    }

    /** The playlist for a player that has an earlier one. */
    @Nullable
    Page delta() {
        return delta;
    }

    /** From here on parts need this initialization segment. */
    void init(int number) {
        init = number;
    }

    int init() {
        return init;
    }

    int nextChunk() {
        return ++chunks;
    }

    void add(Part part) {
        parts.add(part);
    }

    /** The bytes of the segment being made. */
    byte[] whole() {
        var whole = new Boxes();
        parts.forEach(part -> whole.raw(part.bytes()));
        return whole.toBytes();
    }

    int samples() {
        return parts.stream().mapToInt(Part::samples).sum();
    }

    /** Closes the segment being made. */
    void close(Entry entry, byte @Nullable [] bytes) {
        window.add(new LiveSegment(entry, init, List.copyOf(parts), bytes));
        parts.clear();
        if (window.size() > WINDOW) {
            window.remove(0);
        }
    }

    /** Shows what was made to all, and tells those who watch. */
    void publish(Entry.Head next, boolean ended, Reports reports) {
        var now = new State(List.copyOf(window), next, List.copyOf(parts), init, ended);
        if (now.begun()) {
            page = Page.of(LivePlaylist.whole(name, now, reports));
            delta = Page.of(LivePlaylist.delta(name, now, reports));
        }
        state = now;
        watchers.forEach(Runnable::run);
    }

    List<Entry> recent() {
        return window.stream().map(LiveSegment::entry).toList();
    }

    /** Lets go of the bytes that are kept elsewhere; the last parts stay for those about to ask for them. */
    void forget(IntPredicate kept) {
        for (int i = 0; i < window.size(); i++) {
            var segment = window.get(i);
            boolean late = i >= window.size() - 3;
            var bytes = kept.test(segment.entry().head().sequence()) ? null : segment.bytes();
            window.set(i, new LiveSegment(segment.entry(), segment.init(), late ? segment.parts() : List.of(), bytes));
        }
    }

    /** Is called after each change, on the thread that makes it. */
    void watch(Runnable watcher) {
        watchers.add(watcher);
    }

    void unwatch(Runnable watcher) {
        watchers.remove(watcher);
    }
}
