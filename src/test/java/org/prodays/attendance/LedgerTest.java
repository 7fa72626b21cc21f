package org.prodays.attendance;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.prodays.SetClock;
import org.prodays.WithPostgres;
import org.prodays.ground.Localized;
import org.prodays.people.Person;
import org.prodays.people.Role;
import org.prodays.programme.Session;

@QuarkusTest
@WithPostgres
class LedgerTest {

    private static final int CROWD = 19_000;

    @Inject
    AttendanceHouse house;

    private final SetClock clock = new SetClock(AttendanceHouse.TEN);

    @Test
    void an_hour_of_beats_is_one_row_with_one_span() {
        var ledger = house.ledger(clock);
        Session session = house.open();
        Person person = house.someone(Role.TRAINEE);
        for (int minute = 0; minute < 60; minute++) {
            clock.pass(60 + minute % 3 * 5 - 5); // early, in time, late
            assertTrue(ledger.follows(person, session, Means.AUDIO, 60));
            ledger.write(clock.instant());
        }
        assertEquals(List.of("AUDIO {[\"2027-02-09 10:00:00+00\",\"2027-02-09 11:00:00+00\")}"), rows(session));
        assertEquals(60, attended(person, session).liveMinutes());
    }

    @Test
    void a_person_costs_at_most_one_write_a_minute_whatever_her_browser_sends() {
        var ledger = house.ledger(clock);
        Session session = house.open();
        Person person = house.someone(Role.TRAINEE);
        int writes = 0;
        for (int second = 0; second < 300; second += 5) {
            clock.pass(5);
            ledger.follows(person, session, Means.VIDEO, 5);
            writes += ledger.write(clock.instant());
        }
        assertEquals(5, writes);
    }

    @Test
    void a_phone_and_a_computer_at_once_count_once() {
        var ledger = house.ledger(clock);
        Session session = house.open();
        Person person = house.someone(Role.TRAINEE);
        clock.pass(70);
        ledger.follows(person, session, Means.VIDEO, 60);
        ledger.follows(person, session, Means.AUDIO, 40);
        ledger.follows(person, session, Means.VIDEO, 30);
        ledger.writeAll();
        var followed = attended(person, session).followed();
        assertEquals(60, followed.live());
        assertEquals(Map.of(Means.VIDEO, 60, Means.AUDIO, 40, Means.TEXT, 0, Means.COLLECTIVE, 0), followed.by());
    }

    @Test
    void nobody_is_believed_more_than_a_beat_can_tell_nor_before_the_hall_was_open() {
        var ledger = house.ledger(clock);
        Session session = house.open();
        Person person = house.someone(Role.TRAINEE);
        clock.pass(30);
        assertTrue(ledger.follows(person, session, Means.VIDEO, 86_400));
        ledger.writeAll();
        assertEquals(30, attended(person, session).followed().live());
        clock.pass(600);
        assertTrue(ledger.follows(person, session, Means.VIDEO, 86_400));
        ledger.writeAll();
        assertEquals(
                30 + Ledger.LONGEST_BEAT, attended(person, session).followed().live());
        assertFalse(ledger.follows(person, session, Means.VIDEO, 0));
        assertFalse(ledger.follows(person, house.session(null, null), Means.VIDEO, 60));
        assertThrows(IllegalArgumentException.class, () -> ledger.follows(person, session, Means.COLLECTIVE, 60));
    }

    @Test
    void what_comes_after_the_end_counts_up_to_the_end() {
        var ledger = house.ledger(clock);
        Session open = house.open();
        Session ended = AttendanceHouse.ended(open, AttendanceHouse.TEN.plusSeconds(3600));
        Person person = house.someone(Role.TRAINEE);
        clock.pass(3630);
        assertTrue(ledger.follows(person, ended, Means.VIDEO, 60));
        clock.pass(60);
        assertFalse(ledger.follows(person, ended, Means.VIDEO, 60));
        ledger.writeAll();
        assertEquals(30, attended(person, ended).followed().live());
    }

    @Test
    void a_new_ledger_goes_on_where_the_one_before_it_had_written() {
        Session session = house.open();
        Person person = house.someone(Role.TRAINEE);
        var killed = house.ledger(clock);
        clock.pass(60);
        killed.follows(person, session, Means.VIDEO, 60);
        killed.write(clock.instant());
        clock.pass(60);
        killed.follows(person, session, Means.VIDEO, 60); // never written: it was killed
        var next = house.ledger(clock);
        clock.pass(60);
        next.follows(person, session, Means.VIDEO, 60);
        next.write(clock.instant());
        assertEquals(120, attended(person, session).followed().live());
    }

    @Test
    void somebody_who_is_no_more_keeps_nobody_elses_presence_from_being_written() {
        var ledger = house.ledger(clock);
        Session session = house.open();
        Person person = house.someone(Role.TRAINEE);
        var gone = new Person(house.ids().next(), "gone", Localized.same("Gone"), Role.TRAINEE, null, true);
        clock.pass(60);
        ledger.follows(gone, session, Means.VIDEO, 60);
        ledger.follows(person, session, Means.VIDEO, 60);
        ledger.writeAll();
        assertEquals(60, attended(person, session).followed().live());
        assertEquals(1, rows(session).size());
    }

    @Test
    void guests_are_counted_by_the_minute_and_not_named() {
        var ledger = house.ledger(clock);
        Session session = house.open();
        for (int minute = 0; minute < 3; minute++) {
            clock.pass(60);
            assertTrue(ledger.guestsFollow(session, 5 + minute, 60));
            ledger.writeAll();
        }
        var curve = house.attendance(clock).of(session).orElseThrow().curve();
        assertEquals(
                List.of(0, 5, 13),
                IntStream.range(0, curve.moments()).mapToObj(curve::guests).toList());
        assertEquals(List.of(), rows(session));
    }

    /** Three minutes of a full hall; prints what they cost. */
    @Test
    void a_full_hall_costs_a_statement_every_few_seconds() {
        var ledger = house.ledger(clock);
        Session session = house.open();
        var crowd = crowd();
        int statements = 0;
        long writing = 0;
        for (int second = 0; second < 180; second += 5) {
            clock.pass(5);
            for (int i = second / 5 % 12; i < CROWD; i += 12) {
                ledger.follows(crowd.get(i), session, i % 3 == 0 ? Means.VIDEO : Means.AUDIO, 60);
            }
            long begun = System.nanoTime();
            statements += ledger.write(clock.instant());
            writing += System.nanoTime() - begun;
        }
        assertEquals(36, statements);
        long begun = System.nanoTime();
        var figures = house.attendance(clock).of(session).orElseThrow();
        System.out.printf(
                "attendance: %d people, 3 minutes: %d statements, %d ms for each minute's %d beats; the figures and the curve in %d ms; %s%n",
                CROWD,
                statements,
                Duration.ofNanos(writing).toMillis() / 3,
                CROWD,
                Duration.ofNanos(System.nanoTime() - begun).toMillis(),
                size());
        assertEquals(CROWD, figures.sums().people());
        assertEquals(CROWD, figures.curve().total(1));
        assertEquals(CROWD, rows(session).size());
        assertEquals(
                0, rows(session).stream().filter(row -> row.contains("),[")).count(), "each is one span");
        house.database().change(handle -> handle.execute("delete from people.person where key like 'crowd-%'"));
    }

    private List<Person> crowd() {
        var crowd = new ArrayList<Person>();
        var ids = house.ids();
        house.database().change(handle -> {
            var batch = handle.prepareBatch("""
                    insert into people.person (id, key, name_fr, role, invented) values (:id, :key, :key, 'TRAINEE', true)
                    """);
            for (int i = 0; i < CROWD; i++) {
                var person =
                        new Person(ids.next(), "crowd-" + i, Localized.same("crowd-" + i), Role.TRAINEE, null, true);
                crowd.add(person);
                batch.bind("id", person.id()).bind("key", person.key()).add();
            }
            batch.execute();
        });
        return crowd;
    }

    private String size() {
        return house.database()
                .read(handle -> handle.createQuery(
                                "select pg_size_pretty(pg_total_relation_size('attendance.presence'))")
                        .mapTo(String.class)
                        .one());
    }

    private Attended attended(Person person, Session session) {
        return house.attendance(clock).mine(person, session).orElseThrow();
    }

    private List<String> rows(Session session) {
        return house.database()
                .read(handle -> handle.createQuery("""
                                select means || ' ' || (select spans::text from (select set_config('timezone', 'UTC', true)) zone)
                                from attendance.presence where session = :session order by person, means
                                """)
                        .bind("session", session.id())
                        .mapTo(String.class)
                        .list());
    }
}
