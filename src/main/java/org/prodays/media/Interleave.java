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
import org.prodays.formats.Packet;
import org.prodays.formats.RenditionName;
import org.prodays.formats.Track;
import org.prodays.formats.TrackKind;

/**
 * Puts the packets of a run's tracks into one order of time, better renditions first. A track that is a second behind, or half a second more
 * than it always is, counts as silent and is not waited for until it speaks again, so that it never blocks the others.
 */
final class Interleave {
    /** By how much the next packet of a sound may begin before the end of the last. */
    private static final long ROUNDING = 5_000;

    private final Map<RenditionName, Queue<Packet>> queues = new EnumMap<>(RenditionName.class);
    private final Map<RenditionName, Lag> lags = new EnumMap<>(RenditionName.class);
    private final Map<RenditionName, Long> heardUntil = new EnumMap<>(RenditionName.class);
    private final Set<RenditionName> silent = EnumSet.noneOf(RenditionName.class);
    private final Consumer<Packet> next;
    private long newest = Long.MIN_VALUE;

    Interleave(Iterable<Track> tracks, Consumer<Packet> next) {
        tracks.forEach(track -> {
            queues.put(track.name(), new ArrayDeque<>());
            lags.put(track.name(), new Lag());
        });
        this.next = next;
    }

    void add(Packet packet) {
        var name = packet.name();
        silent.remove(name);
        queue(name).add(packet);
        newest = Math.max(newest, packet.timestampMicros());
        lag(name).saw(packet.timestampMicros(), newest);
        if (name.kind() == TrackKind.AUDIO) {
            heardUntil.put(name, packet.timestampMicros() + packet.durationMicros() - ROUNDING);
        }
        giveOut();
    }

    /** The track is silent from where its last packet ends, until it speaks again. */
    void pause(RenditionName name) {
        if (queues.containsKey(name)) {
            silence(name);
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

    /** Whether the earliest packet that is here is the next one: no track may still bring an earlier one. */
    private boolean ready() {
        var first = earliest();
        if (first.isEmpty()) {
            return false;
        }
        long time = head(first.get());
        queues.forEach((name, queue) -> {
            if (queue.isEmpty() && newest - time > lag(name).patience()) {
                silence(name);
            }
        });
        return queues.keySet().stream().noneMatch(name -> awaited(name, time));
    }

    /** Whether a track that is not silent may still bring something that is earlier; sound goes on where its last packet ends. */
    private boolean awaited(RenditionName name, long time) {
        return queue(name).isEmpty() && !silent.contains(name) && heardUntil.getOrDefault(name, Long.MIN_VALUE) <= time;
    }

    private void silence(RenditionName name) {
        silent.add(name);
        lag(name).forget();
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

    private Lag lag(RenditionName name) {
        return Objects.requireNonNull(lags.get(name));
    }
}
