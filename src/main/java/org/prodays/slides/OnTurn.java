package org.prodays.slides;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Where the slides stand, as the desk sees it.
 *
 * @param slide null where there is none on the screen
 * @param number its place among those that there are now, from 1; 0 for one that is not among them, and without one
 * @param of how many there are now
 * @param next null after the last one
 * @param following the place of the next one, from 1; 0 after the last one
 */
record OnTurn(
        @Nullable ShownSlide slide,
        int number,
        int of,
        @Nullable ShownSlide next,
        int following) {

    /**
     * Without a slide on the screen the next is the one that was there last.
     *
     * @param before its place, 0 where there was none
     * @param mostWords characters of a slide that are told
     */
    static OnTurn of(Optional<Turn> turn, Arrangement order, int before, int mostWords) {
        @Nullable Slide slide = turn.map(Turn::slide).orElse(null);
        int number = slide == null ? 0 : order.placeOf(slide.id());
        int following = slide == null ? Math.max(1, before) : number + 1;
        boolean over = following > order.size();
        return new OnTurn(
                slide == null ? null : ShownSlide.of(slide).atMost(mostWords),
                number,
                order.size(),
                over ? null : ShownSlide.of(order.slides().get(following - 1)).atMost(mostWords),
                over ? 0 : following);
    }
}
