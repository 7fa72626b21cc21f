package org.prodays.polls;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.prodays.ground.Language;

class PollTest {

    private static final Instant OPENED = Instant.parse("2027-02-09T10:00:00Z");
    private static final Instant CLOSES = OPENED.plusSeconds(60);

    @Test
    void who_sees_the_picture_late_may_answer_as_much_later_but_not_more_than_fifteen_seconds() {
        Poll poll = poll(true, CLOSES, false);
        assertTrue(poll.takesAnswers(CLOSES, Duration.ZERO));
        assertFalse(poll.takesAnswers(CLOSES.plusSeconds(3), Duration.ZERO));
        assertTrue(poll.takesAnswers(CLOSES.plusSeconds(8), Duration.ofSeconds(7)));
        assertTrue(poll.takesAnswers(CLOSES.plusSeconds(17), Duration.ofHours(1)));
        assertFalse(poll.takesAnswers(CLOSES.plusSeconds(18), Duration.ofHours(1)));
        assertFalse(poll.over(CLOSES.plusSeconds(17)));
        assertTrue(poll.over(CLOSES.plusSeconds(18)));
    }

    @Test
    void the_hall_sees_results_when_they_are_live_or_shown() {
        assertTrue(poll(true, null, false).tells());
        assertFalse(poll(false, null, false).tells());
        assertTrue(poll(false, CLOSES, true).tells());
        Instant after = CLOSES.plusSeconds(60);
        assertFalse(poll(false, CLOSES, false).isVisible(after));
        assertTrue(poll(false, CLOSES, true).isVisible(after));
    }

    @Test
    void the_hall_is_told_what_is_right_only_when_nobody_can_answer_any_more() {
        var answered = new Polls.Answered(poll(true, CLOSES, false), new Tally(1, List.of()), List.of());
        assertEquals(null, PollView.forHall(answered, OPENED).right());
        assertEquals(null, PollView.forHall(answered, CLOSES.plusSeconds(10)).right());
        assertEquals(
                List.of("1"), PollView.forHall(answered, CLOSES.plusSeconds(18)).right());
        var hidden = new Polls.Answered(poll(false, CLOSES, false), new Tally(1, List.of()), List.of());
        assertEquals(null, PollView.forHall(hidden, OPENED).counts());
        assertEquals(List.of(), PollView.forDesk(hidden, OPENED).counts());
    }

    private static Poll poll(boolean live, @Nullable Instant closes, boolean shown) {
        var wording = new Wording(Kind.QUIZ, "Quelle pièce ?", Language.FR, List.of("a", "b"), List.of("1"));
        return new Poll(
                new UUID(0, 1),
                new UUID(0, 2),
                wording,
                new Poll.Manner(live, 60),
                new Poll.Times(OPENED, OPENED, closes, shown, false));
    }
}
