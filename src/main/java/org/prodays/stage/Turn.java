package org.prodays.stage;

import java.time.Duration;
import java.time.Instant;

/** A source's time on the stage, from its entry until it leaves or another takes its place. Guarded by its {@link Scene}. */
abstract sealed class Turn permits DemoTurn, StudioTurn, PushTurn {

    /** The last word to a source. */
    enum Farewell {
        /** Another source has the stage now. */
        TAKEN_OVER,
        /** The session has ended. */
        ENDED
    }

    private Instant heard;

    Turn(Instant now) {
        heard = now;
    }

    /** Whether anything at all is on air through it. */
    abstract boolean begun();

    /** Whether a line from the source is open. */
    abstract boolean connected();

    /** Flushes what was packaged. */
    abstract void close();

    /** Tells the source why its turn is over and closes its lines. */
    abstract void bye(Farewell why);

    /** Closes the lines of a source that has been silent for too long. */
    abstract void hangUp();

    final void heard(Instant now) {
        heard = now;
    }

    final boolean silentFor(Duration length, Instant now) {
        return !heard.plus(length).isAfter(now);
    }
}
