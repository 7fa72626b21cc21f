package org.prodays.talk;

import java.util.UUID;

/** A person kept quiet in a session, or sent out of it, and why. */
record Measure(UUID id, UUID person, Kind kind, String reason) {

    /** What a moderator can do about a person. */
    enum Kind {
        /** Her lines and questions are refused. */
        MUTE,
        /** She is sent out of the hall. */
        BAN
    }
}
