package org.prodays.programme;

import java.time.Duration;
import java.time.Instant;
import org.prodays.ground.Localized;

/**
 * A session that begins at another instant than was thought, since the rules of its zone changed; its wall time, which was promised, is as before.
 *
 * @param rulesBefore versions of the time zone database, such as {@code 2026b}
 */
record Moved(
        String session,
        Localized title,
        Slot slot,
        String rulesBefore,
        String rulesAfter,
        Instant before,
        Instant after) {

    public boolean later() {
        return after.isAfter(before);
    }

    /** By how much. */
    public long minutes() {
        return Duration.between(before, after).abs().toMinutes();
    }
}
