package org.prodays.slides;

import java.time.Instant;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What was shown from an instant on.
 *
 * @param slide null where the slides were taken away
 * @param number its place when it was shown, from 1; 0 without a slide
 * @param of how many slides there were then
 */
record Turn(@Nullable Slide slide, int number, int of, Instant shownAt) {

    /** Whether both show the same slide as the same number, or none. */
    boolean shows(Turn other) {
        return Objects.equals(id(), other.id()) && number == other.number && (slide == null || of == other.of);
    }

    private @Nullable UUID id() {
        return slide == null ? null : slide.id();
    }
}
