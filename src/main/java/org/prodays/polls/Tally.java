package org.prodays.polls;

import java.util.List;

/**
 * How a poll was answered: by how many people, and for each choice by how many; of words only the most frequent ones, each in the spelling that
 * was written most often.
 */
record Tally(int people, List<Count> counts) {

    /** The most words that a cloud shows. */
    static final int MOST_SHOWN = 60;

    static final Tally NONE = new Tally(0, List.of());

    /** @param choice the number of an option, the step of a scale, or a word */
    record Count(String choice, int people) {}
}
