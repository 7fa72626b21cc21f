package org.prodays.hall;

import java.util.Locale;
import org.prodays.recordings.Disk;
import org.prodays.recordings.Keeping;

/**
 * Whether the session is being recorded, for those who answer for it: {@code state} is {@code going}, {@code stopped} or {@code failed},
 * {@code level} is {@code fine}, {@code warning}, {@code tight} or {@code full}, {@code percent} how full the disk is.
 */
record KeepingView(String state, String level, int percent) {

    static KeepingView of(Keeping keeping) {
        return new KeepingView(
                word(keeping.state()),
                word(keeping.disk().level()),
                keeping.disk().percent());
    }

    /** Whether there is nothing to be said. */
    public boolean fine() {
        return state.equals(word(Keeping.State.GOING)) && level.equals(word(Disk.Level.FINE));
    }

    private static String word(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT);
    }
}
