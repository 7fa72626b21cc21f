package org.prodays.programme;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;
import org.prodays.ground.Database;
import org.prodays.ground.Outbox;
import org.prodays.ground.Refusal;
import org.prodays.programme.ProgrammeStore.Kept;
import org.prodays.trades.Sector;
import org.prodays.trades.Trade;
import org.prodays.trades.Trades;

/** The door of the room: the edition and its sessions. */
@ApplicationScoped
public class Programme {

    private final Database database;
    private final ProgrammeStore store;
    private final Trades trades;
    private final Outbox outbox;
    private final Clock clock;

    Programme(Database database, ProgrammeStore store, Trades trades, Outbox outbox, Clock clock) {
        this.database = database;
        this.store = store;
        this.trades = trades;
        this.outbox = outbox;
        this.clock = clock;
    }

    /** The edition on show, which is the one of the highest number, or empty before the first import. */
    public Optional<Edition> edition() {
        return database.read(handle -> store.edition(handle));
    }

    /** From which share of a session on, 1 to 100, a person counts as present; in the caller's transaction. */
    public void presentFrom(Handle handle, int edition, int percent) {
        store.presentFrom(handle, edition, percent);
    }

    /** All sessions by time. */
    public List<Session> sessions() {
        return wholes(database.read(handle -> store.sessions(handle)));
    }

    public Optional<Session> session(String key) {
        return database.read(handle -> store.session(handle, key)).map(this::whole);
    }

    public Optional<Session> session(UUID id) {
        return database.read(handle -> store.session(handle, id)).map(this::whole);
    }

    /** The sessions that concern a trade, by time. */
    public List<Session> sessionsOn(String tradeKey) {
        return sessions(kept -> kept.plan().trades().contains(tradeKey));
    }

    /** The sessions whose hall is open, by time. */
    public List<Session> onAir() {
        return sessions(kept -> kept.openedAt() != null && kept.endedAt() == null);
    }

    /** The next planned session that starts after {@code instant}. */
    public Optional<Session> next(Instant instant) {
        return database.read(handle -> store.sessions(handle)).stream()
                .filter(kept ->
                        kept.openedAt() == null && kept.plan().slot().startsAt().isAfter(instant))
                .findFirst()
                .map(this::whole);
    }

    /** Opens the hall, tells {@link SessionOpened}; refused when it has ended. Opening an open one changes nothing. */
    public Session open(UUID id) {
        return whole(database.write(handle -> open(handle, id)));
    }

    /** As {@link #open(UUID)}, in the caller's transaction. */
    Kept open(Handle handle, UUID id) {
        var session = locked(handle, id);
        if (session.endedAt() != null) {
            throw new Refusal(409, "programme_refusal_ended");
        }
        if (session.openedAt() != null) {
            return session;
        }
        var now = now();
        store.open(handle, id, now);
        outbox.tell(handle, new SessionOpened(id, now));
        return new Kept(id, session.plan(), now, null);
    }

    /** Closes the hall for good, tells {@link SessionEnded}; refused when it was never opened. Ending an ended one changes nothing. */
    public Session end(UUID id) {
        return whole(database.write(handle -> {
            var session = locked(handle, id);
            if (session.openedAt() == null) {
                throw new Refusal(409, "programme_refusal_never_opened");
            }
            if (session.endedAt() != null) {
                return session;
            }
            // a clock set back between the two must not end it before it was opened
            var now = now().isBefore(session.openedAt()) ? session.openedAt() : now();
            store.end(handle, id, now);
            outbox.tell(handle, new SessionEnded(id, now));
            return new Kept(id, session.plan(), session.openedAt(), now);
        }));
    }

    private Kept locked(Handle handle, UUID id) {
        store.lock(handle, id);
        return store.session(handle, id).orElseThrow(() -> new Refusal(404, "programme_refusal_no_session"));
    }

    /** As fine as PostgreSQL keeps it. */
    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }

    private List<Session> sessions(Predicate<Kept> wanted) {
        return wholes(database.read(handle -> store.sessions(handle)).stream()
                .filter(wanted)
                .toList());
    }

    private Session whole(Kept kept) {
        return wholes(List.of(kept)).getFirst();
    }

    private List<Session> wholes(List<Kept> kept) {
        if (kept.isEmpty()) {
            return List.of();
        }
        Map<String, Sector> sectors =
                trades.sectors().stream().collect(Collectors.toMap(Sector::code, Function.identity()));
        var keys = kept.stream()
                .flatMap(one -> one.plan().trades().stream())
                .distinct()
                .toList();
        Map<String, Trade> byKey = trades.of(keys).stream().collect(Collectors.toMap(Trade::key, Function.identity()));
        return kept.stream().map(one -> whole(one, sectors, byKey)).toList();
    }

    private static Session whole(Kept kept, Map<String, Sector> sectors, Map<String, Trade> trades) {
        var plan = kept.plan();
        return new Session(
                kept.id(),
                plan.key(),
                plan.kind(),
                plan.title(),
                plan.summary(),
                plan.slot(),
                plan.venue(),
                plan.sectors().stream()
                        .map(sectors::get)
                        .filter(Objects::nonNull)
                        .toList(),
                plan.trades().stream().map(trades::get).filter(Objects::nonNull).toList(),
                plan.participations(),
                kept.openedAt(),
                kept.endedAt());
    }
}
