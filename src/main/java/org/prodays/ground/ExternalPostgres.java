package org.prodays.ground;

import java.sql.SQLException;

/** A PostgreSQL that somebody else runs. */
public final class ExternalPostgres {

    private static final int OLDEST = 15;
    private static final int MAJOR = 10_000;

    private ExternalPostgres() {}

    /**
     * Makes sure that it answers and is new enough.
     *
     * @throws StartFailure when it does not or is not
     */
    public static void check(DatabaseAccess access) {
        try (var connection = access.connect();
                var statement = connection.createStatement();
                var answer = statement.executeQuery("SELECT current_setting('server_version_num')::int")) {
            answer.next();
            requireNewEnough(answer.getInt(1));
        } catch (SQLException e) {
            var reason = e.getMessage() == null
                    ? "no reason given"
                    : e.getMessage().lines().findFirst().orElse("");
            throw new StartFailure("PRODAYS_DATABASE_URL: " + access + " does not answer: " + reason, e);
        }
    }

    /** {@code version} as PostgreSQL's {@code server_version_num}, 140019 for 14.19. */
    static void requireNewEnough(int version) {
        int major = version / MAJOR;
        if (major < OLDEST) {
            throw new StartFailure(
                    "PRODAYS_DATABASE_URL: this is PostgreSQL " + major + ", and " + OLDEST + " or newer is needed.");
        }
    }
}
