package org.prodays.ground;

import java.sql.SQLException;
import java.util.Set;

/** Whether something failed only because the database could not be reached for the moment. */
public final class DatabaseAway {

    /** PostgreSQL's appendix A: class 08, connection exceptions. */
    private static final String CONNECTION = "08";

    /** Likewise: stopped by the administrator, stopped after a crash, starting or stopping, too many connections. */
    private static final Set<String> STATES = Set.of("57P01", "57P02", "57P03", "53300");

    private DatabaseAway() {}

    public static boolean isCauseOf(Throwable failure) {
        for (var cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof SQLException e && isAway(e)) {
                return true;
            }
        }
        return false;
    }

    private static boolean isAway(SQLException e) {
        var state = e.getSQLState();
        if (state == null) {
            // the pool's own words: no connection became free, or the one it had is gone
            var message = String.valueOf(e.getMessage());
            return message.contains("acquisition timeout") || message.contains("closed");
        }
        return state.startsWith(CONNECTION) || STATES.contains(state);
    }
}
