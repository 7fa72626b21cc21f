package org.prodays.attendance;

import io.restassured.RestAssured;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.prodays.SetClock;
import org.prodays.ground.Database;
import org.prodays.ground.GroundSettings;
import org.prodays.ground.Ids;
import org.prodays.ground.Localized;
import org.prodays.people.Newcomer;
import org.prodays.people.People;
import org.prodays.people.Person;
import org.prodays.people.Role;
import org.prodays.programme.Programme;
import org.prodays.programme.Session;
import org.prodays.programme.Slot;

/** What tests of attendance need: people made for them, sessions of their own, and the doors with a clock that is set. */
@ApplicationScoped
public class AttendanceHouse {

    /** When the sessions made here begin. */
    static final Instant TEN = Instant.parse("2027-02-09T10:00:00Z");

    private static final AtomicInteger COUNT = new AtomicInteger();

    private final People people;
    private final Programme programme;
    private final Database database;
    private final Ids ids;
    private final AttendanceSettings settings;
    private final GroundSettings ground;

    AttendanceHouse(
            People people,
            Programme programme,
            Database database,
            Ids ids,
            AttendanceSettings settings,
            GroundSettings ground) {
        this.people = people;
        this.programme = programme;
        this.database = database;
        this.ids = ids;
        this.settings = settings;
        this.ground = ground;
    }

    Ledger ledger(SetClock clock) {
        return new Ledger(database, settings, ground, clock);
    }

    Attendance attendance(SetClock clock) {
        return new Attendance(database, programme, clock);
    }

    Replays replays(SetClock clock) {
        return new Replays(database, clock);
    }

    Viewings viewings(SetClock clock) {
        return new Viewings(database, people, ids, clock);
    }

    Roll roll(SetClock clock) {
        return new Roll(database, viewings(clock), programme, ids, clock);
    }

    Room room(SetClock clock) {
        return new Room(database, programme, settings, ids, clock);
    }

    String cookieOf(Person person) {
        return RestAssured.given()
                .redirects()
                .follow(false)
                .header("Origin", "http://localhost:" + RestAssured.port)
                .post("/fr/enter/" + people.issueCode(person.key()))
                .getCookie("prodays");
    }

    Database database() {
        return database;
    }

    Ids ids() {
        return ids;
    }

    Person someone(Role role) {
        String key = "attendance-test-%d".formatted(COUNT.incrementAndGet());
        database.change(handle -> people.enrol(
                handle, new Newcomer(key, new Localized("شخص " + key, "Personne " + key, null), role, null, true)));
        return people.person(key).orElseThrow();
    }

    /** A session opened at ten, for an hour and a half, that still goes on. */
    Session open() {
        return session(TEN, null);
    }

    Session session(@Nullable Instant opened, @Nullable Instant ended) {
        var from = LocalDateTime.ofInstant(TEN, ZoneOffset.UTC);
        var slot = new Slot(
                from, from.plusMinutes(90), ZoneId.of("Africa/Casablanca"), TEN, TEN.plus(Duration.ofMinutes(90)));
        var id = ids.next();
        return new Session(
                id,
                "session-" + id,
                Session.Kind.WEBINAR,
                Localized.same("Essai"),
                null,
                slot,
                null,
                List.of(),
                List.of(),
                List.of(),
                opened,
                ended);
    }

    static Session ended(Session open, Instant at) {
        return new Session(
                open.id(),
                open.key(),
                open.kind(),
                open.title(),
                open.summary(),
                open.slot(),
                open.venue(),
                open.sectors(),
                open.trades(),
                open.participations(),
                open.openedAt(),
                at);
    }
}
