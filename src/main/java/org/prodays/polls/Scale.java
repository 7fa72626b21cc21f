package org.prodays.polls;

/** A scale has {@value #STEPS} steps. */
final class Scale {

    static final int STEPS = 5;
    static final int ENDS = 2;

    private Scale() {}
}
