package org.prodays.ground;

import java.util.Locale;

/** A place in a recording as players write it: {@code 1:02:03} or {@code 2:03}. */
public final class PlayerClock {

    private PlayerClock() {}

    public static String at(long second) {
        long hours = second / 3600;
        long minutes = second / 60 % 60;
        long seconds = second % 60;
        return hours == 0
                ? String.format(Locale.ROOT, "%d:%02d", minutes, seconds)
                : String.format(Locale.ROOT, "%d:%02d:%02d", hours, minutes, seconds);
    }
}
