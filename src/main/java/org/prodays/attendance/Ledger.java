package org.prodays.attendance;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;
import org.prodays.ground.Database;
import org.prodays.ground.GroundSettings;
import org.prodays.people.Person;
import org.prodays.programme.Session;
import org.prodays.programme.SessionEnded;

/**
 * The ledger of presence, as it is written: takes beats without waiting for the database and writes them together. A program that is killed
 * loses of each person what was not yet written, which is at most a minute; one that is stopped loses nothing.
 */
@ApplicationScoped
public class Ledger {

    /** A browser tells each minute or so how long it has followed since it last told; more than this is not believed. */
    static final int LONGEST_BEAT = 75; // seconds

    /** How many people may wait to be written. */
    static final int MOST_WAITING = 200_000;

    /** Beats of one statement. */
    static final int LARGEST_BATCH = 5_000;

    private static final Logger LOG = Logger.getLogger(Ledger.class);

    private final Beats beats = new Beats(MOST_WAITING);
    private final Guests guests = new Guests();
    private final PresenceStore store = new PresenceStore();
    private final Database database;
    private final AttendanceSettings settings;
    private final GroundSettings ground;
    private final Clock clock;
    private volatile @Nullable Thread writing;

    Ledger(Database database, AttendanceSettings settings, GroundSettings ground, Clock clock) {
        this.database = database;
        this.settings = settings;
        this.ground = ground;
        this.clock = clock;
    }

    /**
     * Notes that a person has just followed a session for some seconds, by the server's clock; false when nothing was noted, as the session
     * was not open or there is no room. Answers before it is written.
     */
    public boolean follows(Person person, Session session, Means means, int seconds) {
        if (means == Means.COLLECTIVE) {
            throw new IllegalArgumentException("a classroom sends no beats");
        }
        Instant now = clock.instant();
        return span(session, seconds, now)
                .filter(span -> beats.add(new Beat(session.id(), person.id(), means, span), now))
                .isPresent();
    }

    /** Notes that so many guests have just been there for some seconds; they are counted and not named. False as of {@link #follows}. */
    public boolean guestsFollow(Session session, int count, int seconds) {
        Instant now = clock.instant();
        var span = span(session, seconds, now);
        span.ifPresent(told -> guests.add(session.id(), told.seconds() * count, now));
        return span.isPresent();
    }

    /** What lies within the time in which the hall was open. */
    private static Optional<Span> span(Session session, int seconds, Instant now) {
        Instant opened = session.openedAt();
        if (opened == null || seconds <= 0) {
            return Optional.empty();
        }
        Instant ended = session.endedAt();
        Instant until = Instant.ofEpochSecond(
                ended != null && ended.isBefore(now) ? ended.getEpochSecond() : now.getEpochSecond());
        Instant told = Instant.ofEpochSecond(now.getEpochSecond()).minusSeconds(Math.min(seconds, LONGEST_BEAT));
        Instant from = told.isBefore(opened) ? Instant.ofEpochSecond(opened.getEpochSecond()) : told;
        return from.isBefore(until) ? Optional.of(new Span(from, until)) : Optional.empty();
    }

    void start(@Observes StartupEvent event) {
        if (ground.carryNews()) {
            writing = Thread.ofVirtual().name("attendance").start(this::run);
        }
    }

    void stop(@Observes ShutdownEvent event) {
        Thread running = writing;
        writing = null;
        if (running != null) {
            running.interrupt();
        }
        writeAll();
    }

    void ended(@Observes SessionEnded news) {
        beats.hasten(news.session(), clock.instant());
    }

    private void run() {
        while (!Thread.currentThread().isInterrupted()) {
            try {
                TimeUnit.MILLISECONDS.sleep(settings.writeEvery().toMillis());
                write(clock.instant());
            } catch (InterruptedException e) {
                return;
            } catch (RuntimeException e) {
                LOG.warnf("presence could not be written; it is kept and tried again: %s", e.getMessage());
            }
        }
    }

    /** Writes all that waits, due or not. */
    void writeAll() {
        try {
            beats.hastenAll(clock.instant());
            write(clock.instant());
        } catch (RuntimeException e) {
            LOG.warnf("presence of the last minute could not be written: %s", e.getMessage());
        }
    }

    /** Writes what is due; answers with how many statements for the beats. What fails is kept for the next time. */
    synchronized int write(Instant now) {
        int statements = 0;
        for (var batch = beats.due(now, LARGEST_BATCH); !batch.isEmpty(); batch = beats.due(now, LARGEST_BATCH)) {
            var taken = batch;
            try {
                database.change(handle -> store.add(handle, taken));
            } catch (RuntimeException e) {
                beats.again(taken, now);
                throw e;
            }
            statements++;
        }
        writeGuests();
        return statements;
    }

    private void writeGuests() {
        var taken = guests.take();
        if (taken.isEmpty()) {
            return;
        }
        try {
            database.change(handle -> store.addGuests(handle, taken));
        } catch (RuntimeException e) {
            guests.again(taken);
            throw e;
        }
    }
}
