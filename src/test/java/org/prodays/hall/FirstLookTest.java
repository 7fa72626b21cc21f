package org.prodays.hall;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.prodays.WithPostgres;
import org.prodays.audience.Frames;
import org.prodays.ground.Database;
import org.prodays.ground.Ids;
import org.prodays.programme.Programme;
import org.prodays.programme.Session;
import org.prodays.programme.SessionOpened;
import org.prodays.stage.Stage;

/** A hall that is looked at for the first time while its session changes. */
@QuarkusTest
@WithPostgres
class FirstLookTest {

    @Inject
    Database database;

    @Inject
    Programme programme;

    @Inject
    Askers askers;

    @Inject
    Stage stage;

    @Inject
    Parts parts;

    @Inject
    Frames frames;

    @Inject
    Ids ids;

    @Inject
    Clock clock;

    @Test
    void a_session_that_opens_after_it_was_read_and_before_its_hall_is_known_is_open_in_the_hall() {
        var session = programme.session("webinar-03-developer").orElseThrow();
        assertEquals(Session.State.PLANNED, session.state());
        var opening = new Between(stage);
        var looks = new Looks(database, programme, opening, parts);
        var halls = new Halls(programme, askers, opening, looks, parts, frames, ids, clock);
        opening.then = () -> {
            var open = programme.open(session.id());
            halls.opened(new SessionOpened(open.id(), clock.instant()));
        };
        var hall = halls.hall(session.key());
        long deadline = System.nanoTime() + Duration.ofSeconds(60).toNanos();
        while (hall.session().state() != Session.State.OPEN) {
            assertTrue(System.nanoTime() < deadline, "the hall was left behind");
            Thread.onSpinWait();
        }
        halls.stopping(new ShutdownEvent());
    }

    /** Lets something happen just after the screen was read, once. */
    private static final class Between extends Screens {
        private Runnable then = () -> {};

        Between(Stage stage) {
            super(stage);
        }

        @Override
        Screen of(UUID session) {
            var seen = super.of(session);
            var now = then;
            then = () -> {};
            now.run();
            return seen;
        }
    }
}
