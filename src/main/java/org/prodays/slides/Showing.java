package org.prodays.slides;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.prodays.ground.Database;
import org.prodays.ground.Refusal;
import org.prodays.hall.HallParts;
import org.prodays.people.Person;
import org.prodays.programme.Session;

/** Which slide is shown, from when on. May be set before the hall opens, so that it opens with one. */
@ApplicationScoped
class Showing {

    private final SlidesStore store = new SlidesStore();
    private final Database database;
    private final HallParts parts;
    private final Clock clock;

    Showing(Database database, HallParts parts, Clock clock) {
        this.database = database;
        this.parts = parts;
        this.clock = clock;
    }

    /** What is shown now; empty before anything was. */
    Optional<Turn> now(UUID session) {
        return database.read(handle -> store.current(handle, session));
    }

    /** All that was shown, in order. */
    List<Turn> all(UUID session) {
        return database.read(handle -> store.turns(handle, session));
    }

    /**
     * Shows a slide, or none. What is shown already stays, and the turn before it, so that a wish sent twice is one turn.
     *
     * @param number its place, from 1; 0 for none
     */
    Turn show(Person by, Session session, int number) {
        if (session.state() == Session.State.ENDED) {
            throw new Refusal(409, "slides_refusal_ended");
        }
        var turn = database.write(handle -> turn(handle, by, session, number));
        parts.changed(session.id(), SlidesPart.NAME);
        return turn;
    }

    private Turn turn(Handle handle, Person by, Session session, int number) {
        store.lock(handle, session.id());
        var order = store.arrangement(handle, session.id());
        if (number < 0 || number > order.size()) {
            throw new Refusal(404, "slides_refusal_no_slide");
        }
        var slide = number == 0 ? null : order.slides().get(number - 1);
        var turn = new Turn(slide, number, order.size(), clock.instant().truncatedTo(ChronoUnit.MICROS));
        var before = store.current(handle, session.id()).orElse(new Turn(null, 0, 0, turn.shownAt()));
        if (before.shows(turn)) {
            return before;
        }
        store.show(handle, session.id(), turn, by.id());
        return turn;
    }
}
