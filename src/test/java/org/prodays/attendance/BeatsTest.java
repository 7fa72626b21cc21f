package org.prodays.attendance;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class BeatsTest {

    private static final Instant START = Instant.parse("2027-02-09T10:00:00Z");
    private static final UUID SESSION = new UUID(0, 1);
    private static final UUID ONE = new UUID(0, 11);
    private static final UUID OTHER = new UUID(0, 12);

    private final Beats beats = new Beats(2);

    @Test
    void a_first_beat_is_written_at_once_and_the_next_ones_together_a_minute_later() {
        add(ONE, Means.VIDEO, 0, 20);
        assertEquals(List.of(beat(ONE, Means.VIDEO, 0, 20)), due(20));
        add(ONE, Means.VIDEO, 20, 40);
        add(ONE, Means.VIDEO, 41, 60);
        assertEquals(List.of(), due(79));
        assertEquals(List.of(beat(ONE, Means.VIDEO, 20, 60)), due(80));
        assertEquals(List.of(), due(80));
    }

    @Test
    void two_devices_at_once_are_one_span_and_two_means_are_two() {
        add(ONE, Means.AUDIO, 0, 60);
        add(ONE, Means.AUDIO, 30, 90);
        add(ONE, Means.TEXT, 60, 90);
        assertEquals(List.of(beat(ONE, Means.AUDIO, 0, 90), beat(ONE, Means.TEXT, 60, 90)), due(90));
    }

    @Test
    void spans_far_apart_stay_apart() {
        add(ONE, Means.VIDEO, 0, 10);
        add(ONE, Means.VIDEO, 26, 30);
        assertEquals(List.of(beat(ONE, Means.VIDEO, 0, 10), beat(ONE, Means.VIDEO, 26, 30)), due(30));
    }

    @Test
    void what_could_not_be_written_is_due_at_once_and_joined_with_what_came_since() {
        add(ONE, Means.VIDEO, 0, 60);
        var failed = due(60);
        add(ONE, Means.VIDEO, 60, 70);
        beats.again(failed, at(70));
        assertEquals(List.of(beat(ONE, Means.VIDEO, 0, 70)), due(70));
    }

    @Test
    void beyond_its_room_nobody_new_is_taken_until_someone_goes() {
        assertTrue(add(ONE, Means.VIDEO, 0, 10));
        assertTrue(add(OTHER, Means.VIDEO, 0, 10));
        assertFalse(add(new UUID(0, 13), Means.VIDEO, 0, 10));
        assertTrue(add(ONE, Means.VIDEO, 10, 20));
        assertEquals(2, due(20).size());
        assertEquals(List.of(), due(80));
        assertTrue(add(new UUID(0, 13), Means.VIDEO, 70, 80));
    }

    @Test
    void the_end_of_a_session_makes_its_beats_due() {
        add(ONE, Means.VIDEO, 0, 10);
        due(10);
        add(ONE, Means.VIDEO, 10, 20);
        beats.hasten(new UUID(0, 2), at(20));
        assertEquals(List.of(), due(20));
        beats.hasten(SESSION, at(20));
        assertEquals(List.of(beat(ONE, Means.VIDEO, 10, 20)), due(20));
    }

    private boolean add(UUID person, Means means, int from, int until) {
        return beats.add(beat(person, means, from, until), at(until));
    }

    private List<Beat> due(int second) {
        return beats.due(at(second), 100);
    }

    private static Beat beat(UUID person, Means means, int from, int until) {
        return new Beat(SESSION, person, means, new Span(at(from), at(until)));
    }

    private static Instant at(int second) {
        return START.plusSeconds(second);
    }
}
