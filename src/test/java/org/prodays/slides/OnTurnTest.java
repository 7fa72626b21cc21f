package org.prodays.slides;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What a moderator is told of the slides. */
class OnTurnTest {

    private static final Slide FIRST = slide("first");
    private static final Slide LAST = slide("last");
    private static final Arrangement BOTH = new Arrangement(1, Arrangement.Kind.UPLOADED, List.of(FIRST, LAST));

    @Test
    void before_anything_was_shown_the_first_is_next() {
        assertEquals(new OnTurn(null, 0, 2, ShownSlide.of(FIRST), 1), OnTurn.of(Optional.empty(), BOTH, 0, 100));
    }

    @Test
    void after_the_last_there_is_none() {
        assertEquals(new OnTurn(ShownSlide.of(LAST), 2, 2, null, 0), OnTurn.of(turn(LAST), BOTH, 2, 100));
    }

    @Test
    void where_the_slides_were_taken_away_the_one_that_was_there_is_next() {
        assertEquals(new OnTurn(null, 0, 2, ShownSlide.of(LAST), 2), OnTurn.of(turn(null), BOTH, 2, 100));
    }

    @Test
    void a_slide_that_is_no_longer_among_them_has_no_place_and_the_first_is_next() {
        var now = OnTurn.of(turn(slide("gone")), BOTH, 0, 100);
        assertEquals(0, now.number());
        assertEquals(1, now.following());
    }

    @Test
    void no_more_is_told_of_its_words_than_asked_for() {
        var now = OnTurn.of(turn(LAST), BOTH, 2, 2);
        assertEquals(Optional.of("la…"), Optional.ofNullable(now.slide()).map(ShownSlide::words));
        assertNull(now.next());
    }

    private static Optional<Turn> turn(@Nullable Slide slide) {
        return Optional.of(new Turn(slide, BOTH.placeOf(slide == null ? null : slide.id()), 2, Instant.EPOCH));
    }

    private static Slide slide(String words) {
        return new Slide(
                UUID.nameUUIDFromBytes(words.getBytes(StandardCharsets.UTF_8)),
                new DrawnSlide(words, 1280, 720, words));
    }
}
