package org.prodays.attendance;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;
import org.prodays.attendance.ViewingStore.Act;
import org.prodays.ground.Database;
import org.prodays.ground.Ids;
import org.prodays.ground.Refusal;
import org.prodays.people.Person;
import org.prodays.programme.Programme;
import org.prodays.programme.Session;

/**
 * The door of a classroom for who scans the code on its screen. She who is signed in and on the list is there at once; everyone else picks a
 * name that nobody has taken and waits for the coordinator's word.
 */
@ApplicationScoped
class Room {

    private final ViewingStore store = new ViewingStore();
    private final RollStore rolls = new RollStore();
    private final Database database;
    private final Programme programme;
    private final AttendanceSettings settings;
    private final Ids ids;
    private final Clock clock;

    Room(Database database, Programme programme, AttendanceSettings settings, Ids ids, Clock clock) {
        this.database = database;
        this.programme = programme;
        this.settings = settings;
        this.ids = ids;
        this.clock = clock;
    }

    /** What she who scanned is shown: her own seat, where her account is on the list, or the names that are free. */
    record Entry(Viewing viewing, Session session, Optional<RollSeat> own, List<RollSeat> free, String ticket) {}

    /** Lets in whoever comes with a code that works now. */
    Entry enter(long number, String code, @Nullable Person person) {
        var viewing = database.read(handle -> store.counted(handle, number))
                .orElseThrow(Viewings::unknown)
                .viewing();
        if (!code(viewing).fits(code, clock.instant())) {
            throw new Refusal(410, "attendance_refusal_code");
        }
        var session = welcoming(viewing);
        var seats = database.read(handle -> rolls.seats(handle, number));
        var own = own(seats, person);
        var free = seats.stream().filter(seat -> free(seat, person)).toList();
        return new Entry(viewing, session, own, free, code(viewing).ticket(clock.instant()));
    }

    /** The code that the screen shows now. */
    String codeNow(Viewing viewing) {
        return code(viewing).at(clock.instant());
    }

    /** Takes the seat that she picked, or hers by her account; the same again by the same account answers with the same claim. */
    Claim claim(long number, String ticket, @Nullable UUID picked, @Nullable Person person) {
        return database.write(handle -> {
            var viewing = store.locked(handle, number).orElseThrow(Viewings::unknown);
            if (!code(viewing).admits(ticket, clock.instant())) {
                throw new Refusal(410, "attendance_refusal_code");
            }
            welcoming(viewing);
            var seats = rolls.seats(handle, number);
            var own = own(seats, person);
            var seat = own.orElseGet(() -> picked(seats, picked));
            return standing(handle, seat, person)
                    .orElseGet(() -> own.isPresent()
                            ? come(handle, viewing, seat, person)
                            : wait(handle, viewing, seat, person));
        });
    }

    /** How a claim stands. */
    Claim claim(long number, UUID id) {
        return database.read(handle -> rolls.claim(handle, number, id)).orElseThrow(Viewings::unknown);
    }

    private Claim come(Handle handle, Viewing viewing, RollSeat seat, @Nullable Person person) {
        var claim = fresh(viewing, seat, person, true);
        rolls.claim(handle, claim);
        if (!seat.here()) {
            rolls.come(handle, seat.id(), ids.next(), claim.at());
            store.log(handle, viewing.number(), seat.id(), Act.CAME, claim.person(), claim.at());
        }
        return claim;
    }

    private Claim wait(Handle handle, Viewing viewing, RollSeat seat, @Nullable Person person) {
        if (!free(seat, person)) {
            throw new Refusal(409, "attendance_refusal_taken");
        }
        var claim = fresh(viewing, seat, person, null);
        rolls.claim(handle, claim);
        store.log(handle, viewing.number(), seat.id(), Act.CLAIMED, claim.person(), claim.at());
        return claim;
    }

    private Claim fresh(Viewing viewing, RollSeat seat, @Nullable Person person, @Nullable Boolean confirmed) {
        return new Claim(
                ids.next(),
                viewing.number(),
                seat.id(),
                seat.name(),
                person == null ? null : person.id(),
                clock.instant().truncatedTo(ChronoUnit.MICROS),
                confirmed);
    }

    /** What this account has claimed already: a claim that waits, or that let her in. */
    private Optional<Claim> standing(Handle handle, RollSeat seat, @Nullable Person person) {
        return Optional.ofNullable(person)
                .flatMap(one -> rolls.claimOf(handle, seat.id(), one.id()))
                .filter(claim -> claim.waits() || seat.here());
    }

    private static Optional<RollSeat> own(List<RollSeat> seats, @Nullable Person person) {
        return seats.stream()
                .filter(seat -> person != null && person.id().equals(seat.person()))
                .findFirst();
    }

    private static RollSeat picked(List<RollSeat> seats, @Nullable UUID id) {
        return seats.stream()
                .filter(seat -> seat.id().equals(id))
                .findFirst()
                .orElseThrow(() -> new Refusal(404, "attendance_refusal_no_seat"));
    }

    /** Whether someone may say to be her: nobody has come under this name, and it is not known to be another account's. */
    private static boolean free(RollSeat seat, @Nullable Person person) {
        return !seat.here() && seat.claim() == null && (seat.person() == null || person == null);
    }

    /** The session, while the classroom takes people in. */
    private Session welcoming(Viewing viewing) {
        viewing.refuseWhenClosed();
        return programme
                .session(viewing.session())
                .filter(session -> session.state() != Session.State.ENDED)
                .orElseThrow(() -> new Refusal(409, "attendance_refusal_ended"));
    }

    private RoomCode code(Viewing viewing) {
        return new RoomCode(viewing.secret(), settings.codeLasts());
    }
}
