package org.prodays.media;

import java.util.ArrayDeque;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.function.Consumer;

/**
 * Puts the packets of a run's tracks into one order of time. A track that is a second behind counts as silent and is not
 * waited for until it speaks again, so that it never blocks the other.
 */
final class Interleave {
    private final Map<TrackKind, Queue<Packet>> queues = new EnumMap<>(TrackKind.class);
    private final Set<TrackKind> silent = EnumSet.noneOf(TrackKind.class);
    private final Consumer<Packet> next;

    Interleave(Iterable<Track> tracks, Consumer<Packet> next) {
        tracks.forEach(track -> queues.put(track.kind(), new ArrayDeque<>()));
        this.next = next;
    }

    void add(Packet packet) {
        silent.remove(packet.kind());
        queue(packet.kind()).add(packet);
        while (ready(packet.timestampMicros())) {
            next.accept(queue(earliest()).remove());
        }
    }

    /** Whether a track was silent for too long when the last packet came. */
    boolean silent(TrackKind kind) {
        return silent.contains(kind);
    }

    void flush() {
        while (queues.values().stream().anyMatch(queue -> !queue.isEmpty())) {
            next.accept(queue(earliest()).remove());
        }
    }

    private boolean ready(long newest) {
        var filled = queues.entrySet().stream()
                .filter(e -> !e.getValue().isEmpty())
                .map(Map.Entry::getKey)
                .toList();
        if (filled.isEmpty()) {
            return false;
        }
        if (newest - head(earliest()) > Time.PATIENCE) {
            queues.keySet().stream().filter(kind -> !filled.contains(kind)).forEach(silent::add);
        }
        return queues.keySet().stream().allMatch(kind -> filled.contains(kind) || silent.contains(kind));
    }

    /** The track whose packet is next; pictures before sound of the same time. */
    private TrackKind earliest() {
        boolean video = !queueEmpty(TrackKind.VIDEO)
                && (queueEmpty(TrackKind.AUDIO) || head(TrackKind.VIDEO) <= head(TrackKind.AUDIO));
        return video ? TrackKind.VIDEO : TrackKind.AUDIO;
    }

    private boolean queueEmpty(TrackKind kind) {
        var queue = queues.get(kind);
        return queue == null || queue.isEmpty();
    }

    private long head(TrackKind kind) {
        return queue(kind).element().timestampMicros();
    }

    private Queue<Packet> queue(TrackKind kind) {
        var queue = queues.get(kind);
        if (queue == null) {
            throw new IllegalArgumentException("no track of kind " + kind);
        }
        return queue;
    }
}
