package org.prodays.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import org.prodays.RunningProdays;

/** How many transactions the program's PostgreSQL has ended since it began; a read is one too. */
record Transactions(Connection database) {

    static Transactions of(RunningProdays program) throws IOException, SQLException {
        Path folder = program.data().resolve("postgres");
        String port = Files.readString(folder.resolve("port")).strip();
        String password = Files.readString(folder.resolve("password")).strip();
        return new Transactions(DriverManager.getConnection(
                "jdbc:postgresql://127.0.0.1:" + port + "/postgres", "prodays_administrator", password));
    }

    /** Without those that ask for it. */
    long count() throws SQLException {
        try (var statement = database.createStatement();
                var row = statement.executeQuery("""
                        select coalesce(sum(xact_commit + xact_rollback), 0)
                        from pg_stat_database where datname is not null and datname <> 'postgres'
                        """)) {
            row.next();
            return row.getLong(1);
        }
    }
}
