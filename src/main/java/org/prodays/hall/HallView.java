package org.prodays.hall;

import java.time.Instant;
import java.util.Locale;
import org.prodays.programme.Session;

/** The hall itself: {@code phase} is {@code planned}, {@code open} or {@code ended}; the instants are those of the programme. */
record HallView(String phase, Instant startsAt, Instant endsAt, Screen screen) {

    /** Whether its time has passed without it having been opened. */
    boolean past(Instant now) {
        return phase.equals("planned") && !endsAt.isAfter(now);
    }

    /** Whether questions and votes are taken: before and during the session. */
    boolean taking(Instant now) {
        return phase.equals("open") || (phase.equals("planned") && !past(now));
    }

    static HallView of(Session session, Screen screen) {
        return new HallView(
                session.state().name().toLowerCase(Locale.ROOT),
                session.slot().startsAt(),
                session.slot().endsAt(),
                screen);
    }
}
