package org.prodays.slides;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class TimelineTest {
    private static final Instant START = Instant.parse("2026-02-09T10:00:00Z");

    @Test
    void each_slide_stands_once_and_what_came_in_a_pause_counts_with_its_last() {
        var first = slide("one");
        var second = slide("two");
        var turns = List.of(
                new Turn(first, 1, 2, START.minusSeconds(60)),
                new Turn(second, 2, 2, START.plusSeconds(10)),
                new Turn(null, 0, 2, START.plusSeconds(20)),
                new Turn(first, 1, 2, START.plusSeconds(21)));
        var timeline = Timeline.of(
                turns,
                turn -> {
                    long at = turn.shownAt().getEpochSecond() - START.getEpochSecond();
                    return Math.clamp(at, 0, 20);
                },
                true);
        assertEquals(
                new Timeline(
                        List.of(ShownSlide.of(first), ShownSlide.of(second)),
                        List.of(
                                new Timeline.At(0, 0, 1, 2),
                                new Timeline.At(10, 1, 2, 2),
                                new Timeline.At(20, 0, 1, 2)),
                        true),
                timeline);
    }

    private static Slide slide(String name) {
        return new Slide(UUID.randomUUID(), new DrawnSlide(name, 1280, 720, "The words of " + name));
    }
}
