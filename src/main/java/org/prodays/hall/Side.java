package org.prodays.hall;

import java.util.Locale;

/** Who is told: those in the hall, or the moderators at its desk. */
public enum Side {
    VIEWERS,
    DESK;

    /** Its name in texts: {@code live} or {@code desk}. */
    String word() {
        return this == VIEWERS ? "live" : name().toLowerCase(Locale.ROOT);
    }
}
