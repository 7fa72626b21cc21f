package org.prodays.polls;

/** Numbers of options and steps of scales, as messages have them: from 1, in Western digits. */
final class Numbers {

    private static final int MOST_DIGITS = 2;

    private Numbers() {}

    static boolean within(String written, int most) {
        return written.length() <= MOST_DIGITS && written.matches("[1-9][0-9]*") && Integer.parseInt(written) <= most;
    }
}
