package org.prodays.audience;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.LongFunction;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Those who follow one thing, and the numbered frames they are told. A frame is made once for all. The last {@value #HISTORY} frames are kept,
 * so that one who comes back with (epoch, offset) gets exactly what she missed, or else a snapshot; never a silent hole.
 */
public final class Audience {

    static final int HISTORY = 256;

    private static final Duration STALE_FOR_GOOD = Duration.ofSeconds(15);

    private final Set<AudienceReader> readers = ConcurrentHashMap.newKeySet();
    private final Deque<String> history = new ArrayDeque<>();
    private final String epoch;
    private final Object lock;
    private final LongFunction<String> snapshot;
    private final Clock clock;
    private long offset;
    private @Nullable String madeSnapshot;

    /**
     * @param lock guards what the frames tell, so that a frame and its offset belong together
     * @param snapshot makes the frame that tells everything as of an offset
     */
    public Audience(String epoch, Object lock, LongFunction<String> snapshot, Clock clock) {
        this.epoch = epoch;
        this.lock = lock;
        this.snapshot = snapshot;
        this.clock = clock;
    }

    public String epoch() {
        return epoch;
    }

    public long offset() {
        synchronized (lock) {
            return offset;
        }
    }

    /** Lets a reader in who knows everything up to (epoch, offset), if she says one. */
    void join(AudienceReader reader, @Nullable String knownEpoch, long knownOffset) {
        reader.onDrained(this::bringUpToDate);
        Instant now = clock.instant();
        synchronized (lock) {
            readers.add(reader);
            long missed = offset - knownOffset;
            if (epoch.equals(knownEpoch) && missed >= 0 && missed <= history.size()) {
                history.stream().skip(history.size() - missed).forEach(frame -> reader.tell(frame, now));
            } else {
                reader.tell(snapshot(), now);
            }
        }
    }

    void leave(AudienceReader reader) {
        readers.remove(reader);
    }

    /** Tells all the next numbered frame. */
    public void tell(LongFunction<String> frameOfOffset) {
        synchronized (lock) {
            offset++;
            String frame = frameOfOffset.apply(offset);
            history.addLast(frame);
            if (history.size() > HISTORY) {
                history.removeFirst();
            }
            madeSnapshot = null;
            tellUnnumbered(frame);
        }
    }

    /** Tells all a frame that nobody needs to catch up on. */
    public void tellUnnumbered(String frame) {
        Instant now = clock.instant();
        readers.forEach(reader -> reader.tell(frame, now));
    }

    /** Tells one person on all her connections. */
    public void tell(UUID person, String frame) {
        readers.stream().filter(reader -> person.equals(reader.person())).forEach(reader -> reader.answer(frame));
    }

    /** Closes all connections of one person; whether she may come back is asked when she does. */
    public void sendAway(UUID person) {
        readers.stream().filter(reader -> person.equals(reader.person())).forEach(AudienceReader::sendAway);
    }

    /** How many connections there are. */
    public int size() {
        return readers.size();
    }

    /** Those among them of people who are not signed in. */
    public int guests() {
        return (int) readers.stream().filter(reader -> reader.person() == null).count();
    }

    /** Those among them who are signed in. */
    public Set<UUID> persons() {
        return readers.stream()
                .map(AudienceReader::person)
                .filter(Objects::nonNull)
                .collect(Collectors.toSet());
    }

    /** Closes those that have not read for long. */
    public void closeTheStale() {
        Instant limit = clock.instant().minus(STALE_FOR_GOOD);
        readers.forEach(reader -> reader.closeIfStaleSince(limit));
    }

    private void bringUpToDate(AudienceReader reader) {
        synchronized (lock) {
            reader.tell(snapshot(), clock.instant());
        }
    }

    private String snapshot() {
        if (madeSnapshot == null) {
            madeSnapshot = snapshot.apply(offset);
        }
        return madeSnapshot;
    }
}
