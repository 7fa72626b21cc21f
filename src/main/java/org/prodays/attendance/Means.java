package org.prodays.attendance;

/** How a person follows a session. */
public enum Means {
    VIDEO,
    AUDIO,
    /** The page alone: questions, slides and captions. */
    TEXT,
    /** Before the screen of a classroom. */
    COLLECTIVE
}
