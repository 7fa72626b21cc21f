package org.prodays.ground;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Properties;
import org.postgresql.Driver;

/** How to reach a PostgreSQL database: a JDBC address, a user and its password. */
public record DatabaseAccess(String url, String user, String password) {

    private static final String CONNECT_TIMEOUT_SECONDS = "10";

    /** A connection outside the pool, for the time before the application runs. */
    Connection connect() throws SQLException {
        var properties = new Properties();
        properties.setProperty("user", user);
        properties.setProperty("password", password);
        properties.setProperty("connectTimeout", CONNECT_TIMEOUT_SECONDS);
        properties.setProperty("ApplicationName", "prodays-start");
        var connection = new Driver().connect(url, properties);
        if (connection == null) {
            throw new SQLException("not the address of a PostgreSQL database");
        }
        return connection;
    }

    /** Without the password, which belongs in no log. */
    @Override
    public String toString() {
        return user + " at " + url;
    }
}
