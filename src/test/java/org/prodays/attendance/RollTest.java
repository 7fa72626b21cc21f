package org.prodays.attendance;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.prodays.SetClock;
import org.prodays.WithPostgres;
import org.prodays.ground.Refusal;
import org.prodays.people.Person;
import org.prodays.people.Role;
import org.prodays.programme.DemoEdition;
import org.prodays.programme.Programme;
import org.prodays.programme.Session;

/** In the webinar that the demonstration has on air, with a clock of its own. */
@QuarkusTest
@WithPostgres
class RollTest {

    @Inject
    AttendanceHouse house;

    @Inject
    Programme programme;

    private SetClock clock;
    private Session session;
    private Person coordinator;

    @BeforeEach
    void open() {
        session = programme.session(DemoEdition.ON_AIR).orElseThrow();
        session = programme.open(session.id());
        Instant opened = Objects.requireNonNull(session.openedAt());
        Instant begun = session.slot().startsAt();
        clock = new SetClock((opened.isAfter(begun) ? opened : begun)
                .truncatedTo(ChronoUnit.SECONDS)
                .plusSeconds(1));
        coordinator = house.someone(Role.COORDINATOR);
    }

    @Test
    void a_list_is_read_as_it_is_typed_or_pasted() {
        Person known = house.someone(Role.TRAINEE);
        long number = viewing(
                "  Fatima\u00A0Z. \n\n\u200Fمحمد ب.\u200E\r\nFatima Z.\n" + known.key() + "\tNom du tableur\nA;B");
        assertEquals(
                List.of("Fatima Z.", "محمد ب.", "Nom du tableur", "A B"),
                roll(number).stream().map(RollSeat::name).toList());
        assertEquals(known.id(), roll(number).get(2).person());
        house.viewings(clock).list(coordinator, number, "fatima z.\nFatima Z.\n" + known.key());
        assertEquals(5, roll(number).size());
    }

    @Test
    void coming_and_leaving_make_the_time_of_a_classroom_and_a_phone_beside_it_counts_once() {
        Person trainee = house.someone(Role.TRAINEE);
        long number = viewing("Sans compte\n" + trainee.key());
        var seats = roll(number);
        var ledger = house.ledger(clock);
        seats.forEach(seat -> house.roll(clock).come(coordinator, number, seat.id()));
        clock.pass(60);
        ledger.follows(trainee, session, Means.AUDIO, 60);
        ledger.writeAll();
        house.roll(clock).leave(coordinator, number, seats.getFirst().id());
        clock.pass(540);
        var attended = house.attendance(clock)
                .of(session, seats.stream().map(RollSeat::who).toList());
        assertEquals(60, seconds(seats.getFirst().id()));
        var hers = Objects.requireNonNull(attended.get(trainee.id())).followed();
        assertEquals(600, hers.live());
        assertEquals(60, hers.by().get(Means.AUDIO));
        assertEquals(600, hers.by().get(Means.COLLECTIVE));
        assertEquals(
                hers,
                house.attendance(clock).mine(trainee, session).orElseThrow().followed());
    }

    @Test
    void the_list_is_the_most_that_can_be_there_however_often_a_button_is_pressed() {
        long number = viewing("Une\nDeux");
        var seats = roll(number);
        for (int i = 0; i < 3; i++) {
            seats.forEach(seat -> house.roll(clock).come(coordinator, number, seat.id()));
        }
        var counted = house.viewings(clock).seen(coordinator, number);
        assertEquals(2, counted.here());
        assertEquals(2, counted.listed());
    }

    @Test
    void a_slip_is_undone_as_if_it_had_not_been() {
        long number = viewing("Une");
        UUID seat = roll(number).getFirst().id();
        var roll = house.roll(clock);
        roll.come(coordinator, number, seat);
        clock.pass(100);
        roll.leave(coordinator, number, seat);
        clock.pass(100);
        roll.undo(coordinator, number, seat);
        assertEquals(200, seconds(seat));
        roll.undo(coordinator, number, seat);
        assertFalse(roll(number).getFirst().been());
        roll.undo(coordinator, number, seat);
        roll.remove(coordinator, number, seat);
        assertEquals(List.of(), roll(number));
        assertEquals(List.of("OPENED", "CAME", "LEFT", "UNDONE", "UNDONE", "REMOVED"), acts(number));
    }

    @Test
    void who_comes_back_has_two_stays() {
        long number = viewing("Une");
        UUID seat = roll(number).getFirst().id();
        for (int i = 0; i < 2; i++) {
            house.roll(clock).come(coordinator, number, seat);
            clock.pass(30);
            house.roll(clock).leave(coordinator, number, seat);
            clock.pass(30);
        }
        assertEquals(60, seconds(seat));
        refused("attendance_refusal_been", () -> house.roll(clock).remove(coordinator, number, seat));
    }

    @Test
    void closing_makes_everyone_leave_and_opening_again_takes_that_back() {
        long number = viewing("Une\nDeux");
        var seats = roll(number);
        seats.forEach(seat -> house.roll(clock).come(coordinator, number, seat.id()));
        clock.pass(10);
        house.roll(clock).leave(coordinator, number, seats.getLast().id());
        clock.pass(10);
        house.viewings(clock).close(coordinator, number);
        clock.pass(10);
        assertEquals(20, seconds(seats.getFirst().id()));
        refused(
                "attendance_refusal_closed",
                () -> house.roll(clock)
                        .come(coordinator, number, seats.getLast().id()));
        house.viewings(clock).reopen(coordinator, number);
        assertEquals(30, seconds(seats.getFirst().id()));
        assertEquals(10, seconds(seats.getLast().id()));
    }

    @Test
    void she_who_is_signed_in_and_on_the_list_is_there_once_she_presses() {
        Person trainee = house.someone(Role.TRAINEE);
        long number = viewing(trainee.key());
        var entry = enter(number, trainee);
        assertFalse(roll(number).getFirst().here());
        var claim = house.room(clock).claim(number, entry.ticket(), null, trainee);
        assertEquals(true, claim.confirmed());
        assertTrue(roll(number).getFirst().here());
        assertEquals(claim, house.room(clock).claim(number, entry.ticket(), null, trainee));
        house.roll(clock).leave(coordinator, number, claim.seat());
        assertNotEquals(claim, house.room(clock).claim(number, entry.ticket(), null, trainee));
        assertTrue(roll(number).getFirst().here());
    }

    @Test
    void a_name_that_is_picked_waits_for_the_coordinators_word_and_counts_from_the_scan() {
        Person trainee = house.someone(Role.TRAINEE);
        long number = viewing("Son nom\nUn autre");
        var entry = enter(number, trainee);
        var seat = entry.free().getFirst();
        var claim = house.room(clock).claim(number, entry.ticket(), seat.id(), trainee);
        assertEquals(claim, house.room(clock).claim(number, entry.ticket(), seat.id(), trainee));
        assertFalse(roll(number).getFirst().here());
        refused(
                "attendance_refusal_taken",
                () -> house.room(clock).claim(number, entry.ticket(), seat.id(), house.someone(Role.TRAINEE)));
        clock.pass(60);
        house.roll(clock).confirm(coordinator, number, claim.id());
        house.roll(clock).confirm(coordinator, number, claim.id());
        assertEquals(
                60,
                house.attendance(clock)
                        .mine(trainee, session)
                        .orElseThrow()
                        .followed()
                        .live());
        assertEquals(true, house.room(clock).claim(number, claim.id()).confirmed());
        house.roll(clock).undo(coordinator, number, seat.id());
        assertTrue(house.attendance(clock).mine(trainee, session).isEmpty());
        assertEquals(null, roll(number).getFirst().person());
    }

    @Test
    void a_refused_claim_leaves_the_name_free() {
        long number = viewing("Son nom");
        var entry = enter(number, null);
        var claim = house.room(clock)
                .claim(number, entry.ticket(), entry.free().getFirst().id(), null);
        assertEquals(List.of(), enter(number, null).free());
        house.roll(clock).refuse(coordinator, number, claim.id());
        assertEquals(1, enter(number, null).free().size());
        assertEquals(false, house.room(clock).claim(number, claim.id()).confirmed());
    }

    @Test
    void a_photo_of_the_code_soon_works_no_more_and_a_ticket_not_for_long() {
        long number = viewing("Une");
        var viewing = house.viewings(clock).seen(coordinator, number).viewing();
        String code = house.room(clock).codeNow(viewing);
        var entry = house.room(clock).enter(number, code, null);
        clock.pass(30);
        assertEquals(1, house.room(clock).enter(number, code, null).free().size());
        clock.pass(31);
        refused("attendance_refusal_code", () -> house.room(clock).enter(number, code, null));
        clock.pass(RoomCode.TICKET_SECONDS);
        UUID seat = entry.free().getFirst().id();
        refused("attendance_refusal_code", () -> house.room(clock).claim(number, entry.ticket(), seat, null));
        refused("attendance_refusal_code", () -> house.room(clock).claim(number, "9-0000000000", seat, null));
        refused("attendance_refusal_code", () -> house.room(clock).enter(number, "", null));
    }

    @Test
    void a_classroom_is_its_coordinators_and_the_organisers() {
        long number = viewing("Une");
        UUID seat = roll(number).getFirst().id();
        Person other = house.someone(Role.COORDINATOR);
        refused("attendance_refusal_not_yours", () -> house.viewings(clock).seen(other, number));
        refused("attendance_refusal_not_yours", () -> house.roll(clock).come(other, number, seat));
        refused("attendance_refusal_not_yours", () -> house.viewings(clock).close(other, number));
        house.roll(clock).come(house.someone(Role.ORGANISER), number, seat);
        long mine = house.viewings(clock).open(other, session, "Autre", "Une");
        refused("attendance_refusal_no_seat", () -> house.roll(clock).come(other, mine, seat));
    }

    @Test
    void a_list_has_its_limits() {
        String many = IntStream.rangeClosed(1, NameList.MOST)
                .mapToObj(i -> "Nom " + i)
                .collect(Collectors.joining("\n"));
        long number = viewing(many);
        refused("attendance_refusal_many", () -> house.viewings(clock).list(coordinator, number, "Un de trop"));
        refused("attendance_refusal_many", () -> viewing(many + "\nUn de trop"));
        refused("attendance_refusal_name", () -> viewing("x".repeat(NameList.LONGEST + 1)));
        refused(
                "attendance_refusal_establishment",
                () -> house.viewings(clock).open(coordinator, session, " \u200F ", "Une"));
        refused(
                "attendance_refusal_ended",
                () -> house.viewings(clock)
                        .open(
                                coordinator,
                                AttendanceHouse.ended(session, clock.instant().plus(Duration.ofHours(1))),
                                "ISTA",
                                "Une"));
    }

    private long viewing(String names) {
        return house.viewings(clock).open(coordinator, session, "ISTA Kénitra, groupe 1", names);
    }

    private List<RollSeat> roll(long number) {
        return house.viewings(clock)
                .roll(house.viewings(clock).seen(coordinator, number).viewing());
    }

    private Room.Entry enter(long number, @Nullable Person person) {
        var viewing = house.viewings(clock).seen(coordinator, number).viewing();
        return house.room(clock).enter(number, house.room(clock).codeNow(viewing), person);
    }

    private int seconds(UUID seat) {
        return Objects.requireNonNull(
                        house.attendance(clock).of(session, List.of(seat)).get(seat))
                .followed()
                .live();
    }

    private List<String> acts(long number) {
        return house.database()
                .read(handle -> handle.createQuery(
                                "select kind from attendance.roll_act where viewing = :n order by id")
                        .bind("n", number)
                        .mapTo(String.class)
                        .list());
    }

    private static void refused(String reason, Executable wish) {
        assertEquals(reason, assertThrows(Refusal.class, wish).reason());
    }
}
