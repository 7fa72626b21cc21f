package org.prodays.trades;

import org.prodays.ground.Localized;

/** A core competency of a trade: {@code key} is unique within the trade. */
public record Competency(String key, Kind kind, Localized name) {

    /** What the competency is about. */
    public enum Kind {
        TECHNICAL,
        TRANSVERSAL,
        DIGITAL
    }
}
