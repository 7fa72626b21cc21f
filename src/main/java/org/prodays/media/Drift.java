package org.prodays.media;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.prodays.formats.Gate;
import org.prodays.formats.RenditionName;
import org.prodays.formats.Track;

/**
 * How far the clocks of a run's tracks have drifted apart since its start. A packet's lead is its time less the moment it came; a line only
 * ever delays, so of each track the greatest lead in ten seconds counts, and jitter is no drift. The leads are compared with that of the
 * first track. Not for two threads at once.
 */
public final class Drift {
    /** More than this is heard and seen. */
    public static final Duration LIMIT = Duration.ofMillis(100);

    private static final Duration WINDOW = Duration.ofSeconds(10);

    /** Windows in a row beyond the limit, after which it is told, and after which it is to be corrected. */
    private static final int TOLD = 2;

    private static final int CORRECTED = 6;

    /** So much at once is no line's doing. */
    private static final long AT_ONCE = Gate.MAX_JUMP;

    private final RenditionName reference;
    private final Map<RenditionName, Long> leads = new EnumMap<>(RenditionName.class);
    private final Map<RenditionName, Long> first = new EnumMap<>(RenditionName.class);
    private final Map<RenditionName, Long> drifted = new EnumMap<>(RenditionName.class);
    private @Nullable Instant windowEnd;
    private int beyond;

    /**
     * Of tracks that have sent nothing yet.
     *
     * @param tracks of the run; the first is the one that the others are held against
     */
    public Drift(List<Track> tracks) {
        reference = tracks.getFirst().name();
    }

    /** A packet came. */
    public void saw(RenditionName name, long timestampMicros, Instant at) {
        if (windowEnd == null || !at.isBefore(windowEnd)) {
            close();
            windowEnd = at.plus(WINDOW);
        }
        leads.merge(name, lead(timestampMicros, at), Math::max);
    }

    /** How much sooner a packet came than its time, on an arbitrary scale, in microseconds. */
    public static long lead(long timestampMicros, Instant at) {
        return timestampMicros - ChronoUnit.MICROS.between(Instant.EPOCH, at);
    }

    /** By how much a track has drifted, once it is beyond the limit for 20 s; else nothing. */
    public Duration apart() {
        return beyond < TOLD ? Duration.ZERO : furthest();
    }

    /** By how much the track that has drifted the furthest was apart at the last look. */
    public Duration furthest() {
        return Duration.ofNanos(furthestMicros() * 1_000);
    }

    /**
     * What to add to the times of each track to have them as they were at first, in microseconds; empty while nothing is to be corrected.
     * It is after a minute beyond the limit, and at once beyond 10 s.
     */
    public Map<RenditionName, Long> correction() {
        var correction = new EnumMap<RenditionName, Long>(RenditionName.class);
        if (beyond >= CORRECTED || furthestMicros() > AT_ONCE) {
            drifted.forEach((name, by) -> correction.put(name, -by));
        }
        return correction;
    }

    private long furthestMicros() {
        return drifted.values().stream().mapToLong(Math::abs).max().orElse(0);
    }

    private void close() {
        Long own = leads.get(reference);
        if (own != null) {
            drifted.clear();
            leads.forEach((name, lead) -> {
                long now = lead - own;
                drifted.put(name, now - first.computeIfAbsent(name, begun -> now));
            });
            beyond = furthest().compareTo(LIMIT) > 0 ? beyond + 1 : 0;
        }
        leads.clear();
    }
}
