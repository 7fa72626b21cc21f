package org.prodays.attendance;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
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
 * The roll of a classroom, called by its coordinator: who comes, who leaves, whose claim is true. Doing the same again changes nothing; each
 * act is logged, and the last coming or leaving of a name can be taken back.
 */
@ApplicationScoped
class Roll {

    private final ViewingStore store = new ViewingStore();
    private final RollStore rolls = new RollStore();
    private final Database database;
    private final Viewings viewings;
    private final Programme programme;
    private final Ids ids;
    private final Clock clock;

    Roll(Database database, Viewings viewings, Programme programme, Ids ids, Clock clock) {
        this.database = database;
        this.viewings = viewings;
        this.programme = programme;
        this.ids = ids;
        this.clock = clock;
    }

    void come(Person by, long number, UUID id) {
        change(by, number, (handle, viewing) -> {
            refuseOnceEnded(viewing);
            if (!seat(handle, viewing, id).here()) {
                rolls.come(handle, id, ids.next(), now());
                log(handle, viewing, id, Act.CAME, by);
            }
        });
    }

    void leave(Person by, long number, UUID id) {
        change(by, number, (handle, viewing) -> {
            if (seat(handle, viewing, id).here()) {
                rolls.leave(handle, id, now());
                log(handle, viewing, id, Act.LEFT, by);
            }
        });
    }

    /** Takes the last coming or leaving back, as if it had not been. */
    void undo(Person by, long number, UUID id) {
        change(by, number, (handle, viewing) -> {
            if (seat(handle, viewing, id).here()) {
                rolls.neverCame(handle, id);
            } else if (!rolls.stayOn(handle, id)) {
                return;
            }
            log(handle, viewing, id, Act.UNDONE, by);
        });
    }

    /** Takes a name from the list, unless she was there. */
    void remove(Person by, long number, UUID id) {
        change(by, number, (handle, viewing) -> {
            if (seat(handle, viewing, id).been()) {
                throw new Refusal(409, "attendance_refusal_been");
            }
            rolls.remove(handle, id);
            log(handle, viewing, id, Act.REMOVED, by);
        });
    }

    /** The claim is true: she is there since she scanned, and her account is the seat's where it has none. */
    void confirm(Person by, long number, UUID id) {
        change(by, number, (handle, viewing) -> {
            var claim = waiting(handle, viewing, id);
            if (claim.confirmed() == null) {
                confirm(handle, viewing, claim);
                log(handle, viewing, claim.seat(), Act.CONFIRMED, by);
            }
        });
    }

    void refuse(Person by, long number, UUID id) {
        change(by, number, (handle, viewing) -> {
            var claim = waiting(handle, viewing, id);
            if (claim.confirmed() == null) {
                rolls.decide(handle, id, false, false);
                log(handle, viewing, claim.seat(), Act.REFUSED, by);
            }
        });
    }

    private void confirm(Handle handle, Viewing viewing, Claim claim) {
        refuseOnceEnded(viewing);
        var seat = seat(handle, viewing, claim.seat());
        @Nullable UUID person = claim.person();
        boolean links = person != null && seat.person() == null && !listed(handle, viewing, person);
        if (links && person != null) {
            rolls.link(handle, claim.seat(), person);
        }
        rolls.decide(handle, claim.id(), true, links);
        if (!seat.here()) {
            rolls.come(handle, claim.seat(), ids.next(), claim.at());
        }
    }

    private boolean listed(Handle handle, Viewing viewing, UUID person) {
        return rolls.seats(handle, viewing.number()).stream().anyMatch(seat -> person.equals(seat.person()));
    }

    private void change(Person by, long number, Change change) {
        database.change(handle -> {
            var viewing = viewings.locked(handle, number, by);
            viewing.refuseWhenClosed();
            change.in(handle, viewing);
        });
    }

    private interface Change {
        void in(Handle handle, Viewing viewing);
    }

    private RollSeat seat(Handle handle, Viewing viewing, UUID id) {
        return rolls.seat(handle, viewing.number(), id)
                .orElseThrow(() -> new Refusal(404, "attendance_refusal_no_seat"));
    }

    private Claim waiting(Handle handle, Viewing viewing, UUID id) {
        return rolls.claim(handle, viewing.number(), id)
                .orElseThrow(() -> new Refusal(404, "attendance_refusal_no_seat"));
    }

    private void refuseOnceEnded(Viewing viewing) {
        if (programme.session(viewing.session()).map(Session::state).orElse(Session.State.ENDED)
                == Session.State.ENDED) {
            throw new Refusal(409, "attendance_refusal_ended");
        }
    }

    private void log(Handle handle, Viewing viewing, UUID seat, Act act, Person by) {
        store.log(handle, viewing.number(), seat, act, by.id(), now());
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }
}
