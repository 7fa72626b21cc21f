package org.prodays.attendance;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.prodays.ground.Database;
import org.prodays.ground.Refusal;
import org.prodays.people.Person;
import org.prodays.programme.Session;

/** Counts the watching of replays: each second of a recording once for each person, however often it is played. */
@ApplicationScoped
class Replays {

    /** A replay may be played at double speed. */
    private static final int SPEED = 2;

    /** What a first report may hold; one comes about each minute. */
    private static final int AT_ONCE = 150; // seconds

    /** By how much a recording may be longer than the hall was open. */
    private static final int MARGIN = 60; // seconds

    private static final int MOST_STRETCHES = 1_000;

    private final ReplayStore store = new ReplayStore();
    private final Database database;
    private final Clock clock;

    Replays(Database database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    /** Adds what a browser reports; refused where nobody can have watched so much since the last report. Reporting again changes nothing. */
    void watched(Person person, Session session, String report) {
        Instant opened = session.openedAt();
        Instant ended = session.endedAt();
        if (opened == null || ended == null) {
            throw new Refusal(409, "attendance_refusal_no_replay");
        }
        int longest = Math.toIntExact(Duration.between(opened, ended).toSeconds()) + MARGIN;
        var watched = WatchedSeconds.read(report, longest);
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        database.change(handle -> {
            var effect = store.locked(handle, session.id(), person.id(), watched, now);
            long since = Math.max(0, Duration.between(effect.reportedAt(), now).toSeconds());
            if (effect.after() - effect.before() > SPEED * since + AT_ONCE || effect.stretches() > MOST_STRETCHES) {
                throw new Refusal(409, "attendance_refusal_too_much");
            }
            store.add(handle, session.id(), person.id(), watched, now);
        });
    }
}
