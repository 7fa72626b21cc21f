package org.prodays;

import io.quarkus.runtime.QuarkusBindException;
import io.smallrye.config.ConfigValidationException;
import org.jboss.logging.Logger;
import org.prodays.ground.Refusal;
import org.prodays.ground.StartFailure;

/** Why the application did not start, in one line; the whole story goes to the log file. */
final class Failures {

    private Failures() {}

    static String line(Throwable failure) {
        for (var cause = failure; cause != null; cause = cause.getCause()) {
            switch (cause) {
                case StartFailure known -> {
                    return String.valueOf(known.getMessage());
                }
                case ConfigValidationException wrong -> {
                    return Settings.line(wrong.getProblem(0).getMessage());
                }
                case QuarkusBindException taken -> {
                    return "PRODAYS_PORT: another program has just taken the port; start again.";
                }
                case Refusal refusal -> {
                    return String.valueOf(refusal.getMessage());
                }
                default -> {}
            }
        }
        Logger.getLogger(Failures.class).error("The start failed", failure);
        var root = failure;
        while (root.getCause() != null) {
            root = root.getCause();
        }
        return "The start failed: " + root + " (more in the log).";
    }
}
