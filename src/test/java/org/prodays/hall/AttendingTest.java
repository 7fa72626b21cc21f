package org.prodays.hall;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.prodays.hall.HallEnd.type;

import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Objects;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.prodays.WithPostgres;
import org.prodays.attendance.Ledger;
import org.prodays.people.Person;
import org.prodays.people.Role;
import org.prodays.programme.Session;

/** Beats that come over the hall's socket. */
@QuarkusTest
@WithPostgres
class AttendingTest {

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    @Inject
    HallHouse house;

    @Inject
    Halls halls;

    @Inject
    Ledger ledger;

    @Inject
    Clock clock;

    @TestHTTPResource("/")
    @SuppressWarnings("NullAway.Init")
    URI site;

    @Test
    void a_beat_reaches_the_ledger_as_the_person_of_the_cookie() {
        Session session = house.open("webinar-20-crafts-online");
        Person person = house.someone(Role.TRAINEE);
        var reader = hall(session, house.cookieOf(person));
        String row =
                "select count(*) as c from attendance.presence where means = 'AUDIO' and session = '%s' and person = '%s'"
                        .formatted(session.id(), person.id());
        until(() -> {
            reader.say("follow", house.key(), "\"means\":\"audio\",\"seconds\":\"60\"");
            reader.await(type("done"));
            return counted(row) == 1;
        });
    }

    @Test
    void what_is_no_beat_sends_the_sender_away() throws InterruptedException {
        Session session = house.open("webinar-20-crafts-online");
        for (String wrong : List.of(
                "\"means\":\"collective\",\"seconds\":\"60\"",
                "\"means\":\"audio\",\"seconds\":\"0\"",
                "\"means\":\"audio\",\"seconds\":\"100\"",
                "\"means\":\"audio\"",
                "\"means\":\"audio\",\"seconds\":\"60\",\"person\":\"trainee-1\"")) {
            var reader = hall(session, house.cookieOf(house.someone(Role.TRAINEE)));
            reader.say("follow", house.key(), wrong);
            assertEquals(1008, reader.closeCode());
        }
    }

    @Test
    void guests_are_counted_once_a_minute() {
        Session session = house.open("webinar-20-crafts-online");
        var guest = hall(session, null);
        guest.await(type("snapshot"));
        String minutes =
                "select count(*) as c from attendance.guest_minute where session = '%s'".formatted(session.id());
        until(() -> {
            var attending = new Attending(ledger, halls, new HurriedClock());
            attending.everySecond(session.id());
            attending.everySecond(session.id());
            return counted(minutes) > 0;
        });
        assertTrue(guest.isOpen());
    }

    /** A clock on which a minute passes between two looks. */
    private final class HurriedClock extends Clock {

        private int looks;

        @Override
        public Instant instant() {
            return clock.instant().plus(Duration.ofMinutes(looks++));
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }
    }

    private long counted(String sql) {
        return ((Number) Objects.requireNonNull(house.row(sql).get("c"))).longValue();
    }

    private HallEnd hall(Session session, @Nullable String cookie) {
        return HallEnd.open(site, "/hall/" + session.key() + "?language=fr", cookie);
    }

    private static void until(BooleanSupplier met) {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (!met.getAsBoolean()) {
            assertTrue(System.nanoTime() < deadline, "in " + PATIENCE.toSeconds() + " s");
            try {
                Thread.sleep(1_000);
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
        }
    }
}
