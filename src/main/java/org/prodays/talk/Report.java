package org.prodays.talk;

import java.util.List;
import java.util.UUID;

/** A line or a question that people in the hall hold for wrong: its words and author, and who says so. */
record Report(Thing thing, String words, UUID author, List<UUID> reporters) {

    /** What can be reported. */
    enum Kind {
        LINE,
        QUESTION
    }

    /** A line or a question. */
    record Thing(Kind kind, UUID id) {}
}
