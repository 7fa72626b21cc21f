package org.prodays.attendance;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.prodays.SetClock;
import org.prodays.WithPostgres;
import org.prodays.ground.Refusal;
import org.prodays.people.Person;
import org.prodays.people.Role;
import org.prodays.programme.Session;

@QuarkusTest
@WithPostgres
class ReplaysTest {

    @Inject
    AttendanceHouse house;

    private final SetClock clock = new SetClock(AttendanceHouse.TEN.plusSeconds(7200));

    @Test
    void a_second_watched_twice_counts_once() {
        Session session = held();
        Person person = house.someone(Role.TRAINEE);
        watched(person, session, "[0,60]");
        clock.pass(60);
        watched(person, session, "[30, 60, 40,90]");
        watched(person, session, "[30, 60, 40,90]");
        var followed =
                house.attendance(clock).mine(person, session).orElseThrow().followed();
        assertEquals(90, followed.replay());
        assertEquals(0, followed.live());
    }

    @Test
    void nobody_watches_faster_than_the_servers_clock_allows() {
        Session session = held();
        Person person = house.someone(Role.TRAINEE);
        refused("attendance_refusal_too_much", person, session, "[0,3600]");
        watched(person, session, "[0,120]");
        clock.pass(30);
        refused("attendance_refusal_too_much", person, session, "[120,331]");
        watched(person, session, "[120,330]");
        assertEquals(
                330,
                house.attendance(clock)
                        .mine(person, session)
                        .orElseThrow()
                        .followed()
                        .replay());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "[]",
                "[0]",
                "[0,1,2]",
                "[5,5]",
                "[6,5]",
                "[-1,5]",
                "[0,3661]",
                "[0,1e3]",
                "[0,1.5]",
                "[[0,1]]",
                "null",
                "{\"a\":1}",
                "[0,99999999999]",
                "[0,1",
                "[0,,1]"
            })
    void what_is_no_report_is_refused(String report) {
        refused("attendance_refusal_watched", house.someone(Role.TRAINEE), held(), report);
    }

    @Test
    void a_report_has_at_most_a_hundred_stretches() {
        Person person = house.someone(Role.TRAINEE);
        Session session = held();
        refused("attendance_refusal_watched", person, session, stretches(101));
        watched(person, session, stretches(100));
        assertEquals(
                100,
                house.attendance(clock)
                        .mine(person, session)
                        .orElseThrow()
                        .followed()
                        .replay());
    }

    @Test
    void before_the_end_there_is_no_replay() {
        refused("attendance_refusal_no_replay", house.someone(Role.TRAINEE), house.open(), "[0,60]");
    }

    private Session held() {
        return house.session(AttendanceHouse.TEN, AttendanceHouse.TEN.plusSeconds(3600));
    }

    private static String stretches(int count) {
        return IntStream.range(0, count)
                .mapToObj(i -> 2 * i + "," + (2 * i + 1))
                .collect(Collectors.joining(",", "[", "]"));
    }

    private void watched(Person person, Session session, String report) {
        house.replays(clock).watched(person, session, report);
    }

    private void refused(String reason, Person person, Session session, String report) {
        var refusal = assertThrows(Refusal.class, () -> watched(person, session, report));
        assertEquals(reason, refusal.reason());
    }
}
