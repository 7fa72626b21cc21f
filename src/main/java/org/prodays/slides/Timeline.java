package org.prodays.slides;

import java.util.ArrayList;
import java.util.List;
import java.util.function.ToDoubleFunction;

/**
 * What was shown when in the replay.
 *
 * @param slides each once
 * @param turns in the order of their seconds
 * @param settled whether nothing will be added, so that nobody need ask again
 */
record Timeline(List<ShownSlide> slides, List<At> turns, boolean settled) {

    /**
     * From a second of the replay on.
     *
     * @param slide its place in the list, from 0; -1 for none
     * @param number its place among the slides of that moment, from 1; 0 for none
     */
    record At(double second, int slide, int number, int of) {}

    /** Of turns that came in the same second of the replay, such as in a pause of the recording, the last one counts. */
    static Timeline of(List<Turn> turns, ToDoubleFunction<Turn> second, boolean settled) {
        var slides = new ArrayList<ShownSlide>();
        var placed = new ArrayList<At>();
        for (Turn turn : turns) {
            double at = second.applyAsDouble(turn);
            if (!placed.isEmpty() && placed.getLast().second() >= at) {
                placed.removeLast();
            }
            placed.add(new At(at, place(slides, turn), turn.number(), turn.of()));
        }
        return new Timeline(slides, placed, settled);
    }

    private static int place(List<ShownSlide> slides, Turn turn) {
        var slide = turn.slide();
        if (slide == null) {
            return -1;
        }
        var shown = ShownSlide.of(slide);
        if (!slides.contains(shown)) {
            slides.add(shown);
        }
        return slides.indexOf(shown);
    }
}
