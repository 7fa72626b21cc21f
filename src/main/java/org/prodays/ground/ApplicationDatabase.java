package org.prodays.ground;

import java.sql.Connection;
import java.sql.SQLException;
import org.postgresql.PGConnection;

/** The application's own role and database in the embedded PostgreSQL; the role is no superuser. */
final class ApplicationDatabase {

    static final String NAME = "prodays";

    private ApplicationDatabase() {}

    /** Makes what is missing, with the administrator's access. */
    static void prepare(DatabaseAccess administrator) throws SQLException {
        try (var connection = administrator.connect()) {
            if (!exists(connection, "SELECT 1 FROM pg_roles WHERE rolname = 'prodays'")) {
                createRole(connection, administrator.password());
            }
            if (!exists(connection, "SELECT 1 FROM pg_database WHERE datname = 'prodays'")) {
                execute(connection, "CREATE DATABASE prodays OWNER prodays");
            }
        }
    }

    /** The driver sends the SCRAM verifier, so that the password stands in no statement and no log. */
    private static void createRole(Connection connection, String password) throws SQLException {
        connection.setAutoCommit(false);
        execute(connection, "CREATE ROLE prodays LOGIN");
        connection.unwrap(PGConnection.class).alterUserPassword(NAME, password.toCharArray(), "scram-sha-256");
        connection.commit();
        connection.setAutoCommit(true);
    }

    private static boolean exists(Connection connection, String query) throws SQLException {
        try (var statement = connection.createStatement();
                var found = statement.executeQuery(query)) {
            return found.next();
        }
    }

    private static void execute(Connection connection, String command) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute(command);
        }
    }
}
