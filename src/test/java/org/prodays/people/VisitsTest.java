package org.prodays.people;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.prodays.ground.Localized;

class VisitsTest {

    private static final Instant NOW = Instant.parse("2026-05-20T09:00:00Z");
    private static final Person PERSON =
            new Person(UUID.randomUUID(), "a", Localized.same("A"), Role.TRAINEE, null, true);

    private final Visits visits = new Visits();
    private final AtomicInteger readings = new AtomicInteger();

    @Test
    void a_visit_is_read_once_and_again_when_it_is_over_or_somebody_changed() {
        assertEquals(Optional.empty(), visits.person(hash(1), NOW));
        assertEquals(Optional.of(PERSON), visits.person(hash(1), NOW, this::read));
        assertEquals(Optional.of(PERSON), visits.person(hash(1), NOW, this::read));
        assertEquals(1, readings.get());
        assertEquals(Optional.empty(), visits.person(hash(1), NOW.plusSeconds(60)));
        visits.forget(hash(2));
        assertEquals(Optional.of(PERSON), visits.person(hash(1), NOW));
        visits.forget(hash(1));
        assertEquals(Optional.empty(), visits.person(hash(1), NOW));
        visits.person(hash(1), NOW, this::read);
        visits.forgetAll();
        assertEquals(Optional.empty(), visits.person(hash(1), NOW));
    }

    @Test
    void what_was_read_before_it_ended_is_not_kept_after() {
        assertEquals(Optional.of(PERSON), visits.person(hash(1), NOW, () -> {
            var read = read();
            visits.forget(hash(1));
            return read;
        }));
        assertEquals(Optional.empty(), visits.person(hash(1), NOW));
    }

    @Test
    void those_that_nobody_came_with_for_longest_make_room() {
        for (int i = 0; i < Visits.MOST; i++) {
            visits.person(hash(i), NOW, this::read);
        }
        visits.person(hash(0), NOW, this::read);
        assertEquals(Visits.MOST, readings.get());
        visits.person(hash(Visits.MOST), NOW, this::read);
        assertTrue(visits.person(hash(0), NOW).isPresent());
        assertTrue(visits.person(hash(1), NOW).isEmpty());
        assertTrue(visits.person(hash(2), NOW).isPresent());
    }

    @Test
    void a_visit_that_is_none_is_not_remembered() {
        assertEquals(Optional.empty(), visits.person(hash(1), NOW, Optional::empty));
        assertEquals(Optional.of(PERSON), visits.person(hash(1), NOW, this::read));
    }

    private Optional<Visits.Visit> read() {
        readings.incrementAndGet();
        return Optional.of(new Visits.Visit(PERSON, NOW.plusSeconds(60)));
    }

    private static byte[] hash(int number) {
        return ByteBuffer.allocate(32).putInt(number).array();
    }
}
