package org.prodays.captions;

import java.util.Locale;

/** A file of captions that is refused, with the line that is wrong. */
public final class BadCaptions extends Exception {

    public enum Reason {
        TOO_LARGE,
        NOT_UTF_8,
        NOTHING,
        TOO_MANY,
        TIME_MISSING,
        TIME_MALFORMED,
        END_BEFORE_START,
        NOT_MONOTONE,
        AFTER_THE_END,
        TEXT_MISSING,
        TEXT_TOO_LONG;

        /** In lower case, as keys of texts have it. */
        public String key() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    private final Reason reason;
    private final int line;

    BadCaptions(Reason reason, int line) {
        super(reason + " in line " + line);
        this.reason = reason;
        this.line = line;
    }

    public Reason reason() {
        return reason;
    }

    /** The line, from 1. */
    public int line() {
        return line;
    }
}
