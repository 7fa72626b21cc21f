package org.prodays.polls;

import java.util.Locale;

/** What kind of answer a poll wants. */
enum Kind {
    /** One of the options. */
    SINGLE,
    /** Any number of the options. */
    MULTIPLE,
    /** A step from 1 to {@value Scale#STEPS}, between two ends that are named. */
    SCALE,
    /** Up to {@value Wording#MOST_WORDS} words of one's own, shown as a cloud. */
    WORDS,
    /** One of the options, of which some are right. */
    QUIZ;

    String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    boolean hasOptions() {
        return this == SINGLE || this == MULTIPLE || this == QUIZ;
    }
}
