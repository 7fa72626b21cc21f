package org.prodays.talk;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.Objects;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.prodays.SetClock;
import org.prodays.ground.Refusal;

class CrowdTest {

    private final SetClock clock = new SetClock();
    private final Crowd crowd = new Crowd(clock);

    @Test
    void a_storm_of_lines_shows_as_many_as_one_can_read_and_the_others_are_told_when_to_come_back() {
        var hall = UUID.randomUUID();
        int shown = 0;
        long longest = 0;
        for (int i = 0; i < 600; i++) {
            try {
                crowd.enter(hall);
                shown++;
            } catch (Refusal refusal) {
                longest = Math.max(
                        longest, (long) Objects.requireNonNull(refusal.details().get("seconds")));
            }
        }
        assertEquals(Crowd.AT_ONCE, shown);
        assertEquals(60, longest);
        clock.pass(1);
        for (int i = 0; i < Crowd.PER_SECOND; i++) {
            crowd.enter(hall);
        }
        assertThrows(Refusal.class, () -> crowd.enter(hall));
        assertDoesNotThrow(() -> crowd.enter(UUID.randomUUID()));
    }
}
