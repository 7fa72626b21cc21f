package org.prodays.audience;

import io.netty.channel.EventLoop;
import java.time.Clock;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.function.LongFunction;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.prodays.people.Person;
import org.prodays.people.Role;

/**
 * Those who follow one thing, and the numbered frames they are told. A frame is made once for all. The last {@value #HISTORY} frames are kept,
 * so that one who comes back with (epoch, offset) gets exactly what she missed, or else a snapshot; never a silent hole.
 */
public final class Audience {

    static final int HISTORY = 256;

    private static final int LARGE = 2_000;
    private static final long TICK = 50;
    private static final long TICK_OF_LARGE = 200;
    private static final long LONGEST_TICK = 1_000;

    private final Map<EventLoop, AudienceRow> rows = new ConcurrentHashMap<>();
    private final AudiencePersons persons = new AudiencePersons();
    private final Deque<Frame> history = new ArrayDeque<>();
    private final String epoch;
    private final Object lock;
    private final LongFunction<String> snapshot;
    private final Clock clock;
    private long offset;
    private @Nullable Frame madeSnapshot;

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
        synchronized (lock) {
            row(reader).join(reader, missed(knownEpoch, knownOffset));
        }
    }

    void leave(AudienceReader reader) {
        row(reader).leave(reader);
    }

    /** What one who knows that much has missed: the frames since, or a snapshot. */
    List<Frame> missed(@Nullable String knownEpoch, long knownOffset) {
        synchronized (lock) {
            long missed = offset - knownOffset;
            return epoch.equals(knownEpoch) && missed >= 0 && missed <= history.size()
                    ? history.stream().skip(history.size() - missed).toList()
                    : List.of(snapshot());
        }
    }

    /** Tells all the next numbered frame. */
    public void tell(LongFunction<String> frameOfOffset) {
        synchronized (lock) {
            offset++;
            var frame = new Frame(frameOfOffset.apply(offset));
            history.addLast(frame);
            if (history.size() > HISTORY) {
                history.removeFirst();
            }
            madeSnapshot = null;
            tell(frame);
        }
    }

    /** Tells all a frame that nobody needs to catch up on. */
    public void tellUnnumbered(String frame) {
        tell(new Frame(frame));
    }

    /** Tells one person on all her connections. */
    public void tell(UUID person, String words) {
        var frame = new Frame(words);
        persons.connectionsOf(person).forEach(reader -> reader.say(frame));
    }

    /** Closes all connections of one person; whether she may come back is asked when she does. */
    public void sendAway(UUID person) {
        persons.connectionsOf(person).forEach(AudienceReader::sendAway);
    }

    /** Closes the connections of those whose role is another than when they came; {@code now} answers which it is for a set of people's keys. */
    void sendAwayChanged(Function<Set<String>, Map<UUID, Role>> now) {
        Map<AudienceReader, Person> signedIn = persons.readers();
        Set<String> keys = signedIn.values().stream().map(Person::key).collect(Collectors.toSet());
        Map<UUID, Role> roles = keys.isEmpty() ? Map.of() : now.apply(keys);
        signedIn.forEach((reader, person) -> {
            if (person.role() != roles.get(person.id())) {
                reader.sendAway();
            }
        });
    }

    /** How many connections there are. */
    public int size() {
        return rows.values().stream().mapToInt(AudienceRow::size).sum();
    }

    /** Those among them of people who are not signed in. */
    public int guests() {
        return Math.max(0, size() - persons.connections());
    }

    /** Those among them who are signed in. */
    public Set<UUID> persons() {
        return persons.all();
    }

    /** Lets go of those that have not read for long or are not there any more. */
    public void tend() {
        rows.values().forEach(row -> row.tend(now()));
    }

    /** How long to gather what changes before it is told, in milliseconds: longer in large audiences, and longer under load. */
    public long tick() {
        long lag = rows.values().stream().mapToLong(AudienceRow::lag).max().orElse(0);
        return Math.clamp(2 * lag, size() > LARGE ? TICK_OF_LARGE : TICK, LONGEST_TICK);
    }

    Collection<AudienceRow> rows() {
        return rows.values();
    }

    /** Sends a snapshot to one that passed frames by; on a thread that may wait for the lock, as an event loop may not. */
    void bringUpToDate(AudienceReader reader) {
        Thread.startVirtualThread(() -> {
            synchronized (lock) {
                Frame now = snapshot();
                reader.loop().execute(() -> reader.refresh(now));
            }
        });
    }

    void came(AudienceReader reader) {
        persons.came(reader);
    }

    void left(AudienceReader reader) {
        persons.left(reader);
    }

    /** Seconds, from some instant on. */
    int now() {
        return (int) clock.instant().getEpochSecond();
    }

    private void tell(Frame frame) {
        int now = now();
        rows.values().forEach(row -> row.tell(frame, now));
    }

    private AudienceRow row(AudienceReader reader) {
        return rows.computeIfAbsent(reader.loop(), loop -> new AudienceRow(loop, this));
    }

    private Frame snapshot() {
        if (madeSnapshot == null) {
            madeSnapshot = new Frame(snapshot.apply(offset));
        }
        return madeSnapshot;
    }
}
