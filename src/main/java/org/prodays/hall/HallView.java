package org.prodays.hall;

import java.time.Instant;
import java.util.Locale;
import org.prodays.programme.Session;

/** The hall itself: {@code phase} is {@code planned}, {@code open} or {@code ended}. */
record HallView(String phase, Instant startsAt, Screen screen) {

    static HallView of(Session session, Screen screen) {
        return new HallView(
                session.state().name().toLowerCase(Locale.ROOT), session.slot().startsAt(), screen);
    }
}
