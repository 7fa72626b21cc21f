package org.prodays.media;

import java.util.ArrayDeque;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Queue;
import java.util.Set;
import java.util.function.Consumer;

/**
 * Puts the packets of a run's tracks into one order of time, better renditions first. A track that is a second behind counts as
 * silent and is not waited for until it speaks again, so that it never blocks the others.
 */
final class Interleave {
    private final Map<RenditionName, Queue<Packet>> queues = new EnumMap<>(RenditionName.class);
    private final Set<RenditionName> silent = EnumSet.noneOf(RenditionName.class);
    private final Consumer<Packet> next;
    private long newest = Long.MIN_VALUE;

    Interleave(Iterable<Track> tracks, Consumer<Packet> next) {
        tracks.forEach(track -> queues.put(track.name(), new ArrayDeque<>()));
        this.next = next;
    }

    void add(Packet packet) {
        silent.remove(packet.name());
        queue(packet.name()).add(packet);
        newest = packet.timestampMicros();
        giveOut();
    }

    /** The track is silent from where its last packet ends, until it speaks again. */
    void pause(RenditionName name) {
        if (queues.containsKey(name)) {
            silent.add(name);
            giveOut();
        }
    }

    private void giveOut() {
        while (ready()) {
            next.accept(take());
        }
    }

    /** Whether nothing of the track is here and none is waited for. */
    boolean silent(RenditionName name) {
        return silent.contains(name) && queue(name).isEmpty();
    }

    /** Whether all tracks of a kind were silent for too long when the last packet came. */
    boolean silent(TrackKind kind) {
        return queues.keySet().stream().filter(name -> name.kind() == kind).allMatch(silent::contains);
    }

    void flush() {
        while (earliest().isPresent()) {
            next.accept(take());
        }
    }

    private boolean ready() {
        var first = earliest();
        if (first.isEmpty()) {
            return false;
        }
        if (newest - head(first.get()) > Time.PATIENCE) {
            queues.forEach((name, queue) -> {
                if (queue.isEmpty()) {
                    silent.add(name);
                }
            });
        }
        return queues.entrySet().stream().allMatch(e -> !e.getValue().isEmpty() || silent.contains(e.getKey()));
    }

    /** The track whose packet is next. */
    private Optional<RenditionName> earliest() {
        // the map is in the order of renditions, and min keeps the first of equals
        return queues.keySet().stream()
                .filter(name -> !queue(name).isEmpty())
                .min(Comparator.comparingLong(this::head));
    }

    private Packet take() {
        return queue(earliest().orElseThrow()).remove();
    }

    private long head(RenditionName name) {
        return queue(name).element().timestampMicros();
    }

    private Queue<Packet> queue(RenditionName name) {
        return Objects.requireNonNull(queues.get(name));
    }
}
