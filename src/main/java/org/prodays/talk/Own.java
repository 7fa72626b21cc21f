package org.prodays.talk;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What one person alone sees.
 *
 * @param muted why she is kept quiet, null unless she is
 * @param hand {@code up}, {@code called} or null
 * @param held her lines that wait for a moderator
 */
record Own(@Nullable String muted, @Nullable String hand, List<Words> held) {

    /** A line in its own language and direction. */
    record Words(String id, String text, String language, String direction) {

        static Words of(ChatLine line) {
            var language = line.wording().language();
            return new Words(line.id().toString(), line.wording().text(), language.tag(), language.direction());
        }
    }

    boolean nothing() {
        return muted == null && hand == null && held.isEmpty();
    }
}
