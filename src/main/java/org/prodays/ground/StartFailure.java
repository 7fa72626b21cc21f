package org.prodays.ground;

import org.jspecify.annotations.Nullable;

/**
 * A known reason for which the program cannot start, said in one line for the person at the console: what is wrong and what to
 * do. It is shown without a stack trace; its cause, if any, goes to the log file.
 */
public final class StartFailure extends RuntimeException {

    public StartFailure(String line) {
        this(line, null);
    }

    public StartFailure(String line, @Nullable Throwable cause) {
        super(line, cause, false, false);
    }
}
