package org.prodays.slides;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.prodays.ground.Refusal;

/**
 * The slides of a session in their order.
 *
 * @param number of this order, which each change raises; 0 before the first one
 * @param kind the change that made it, which can be undone; null before the first one
 */
record Arrangement(int number, @Nullable Kind kind, List<Slide> slides) {
    static final Arrangement NONE = new Arrangement(0, null, List.of());
    static final int MOST = 600;

    enum Kind {
        UPLOADED,
        MOVED,
        REMOVED
    }

    Arrangement {
        slides = List.copyOf(slides);
    }

    public int size() {
        return slides.size();
    }

    /** The place of a slide, from 1; 0 for one that is not among them. */
    int placeOf(@Nullable UUID slide) {
        for (int i = 0; i < slides.size(); i++) {
            if (slides.get(i).id().equals(slide)) {
                return i + 1;
            }
        }
        return 0;
    }

    /** The order in which a slide stands at another place, from 1. */
    List<Slide> moved(UUID slide, int to) {
        var order = without(slide);
        if (to < 1 || to > size()) {
            throw new Refusal(400, "slides_refusal_place");
        }
        var moved = new ArrayList<>(order);
        moved.add(to - 1, slides.get(placeOf(slide) - 1));
        return moved;
    }

    List<Slide> without(UUID slide) {
        if (placeOf(slide) == 0) {
            throw new Refusal(404, "slides_refusal_no_slide");
        }
        return slides.stream().filter(one -> !one.id().equals(slide)).toList();
    }

    /** The order with the slides of a new file. */
    List<Slide> with(List<Slide> made, Upload.Place place) {
        var all = new ArrayList<>(place == Upload.Place.FOLLOWS ? slides : List.<Slide>of());
        all.addAll(made);
        return all.subList(0, Math.min(MOST, all.size()));
    }
}
