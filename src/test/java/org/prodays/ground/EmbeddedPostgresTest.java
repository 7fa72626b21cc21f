package org.prodays.ground;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EmbeddedPostgresTest {

    @Test
    void its_files_are_checksummed_its_passwords_scrambled_and_every_commit_is_on_the_disk(@TempDir Path folder)
            throws SQLException {
        try (var postgres = EmbeddedPostgres.start(folder)) {
            var told = new TreeMap<String, String>();
            for (var setting : List.of(
                    "data_checksums",
                    "fsync",
                    "full_page_writes",
                    "listen_addresses",
                    "password_encryption",
                    "server_encoding",
                    "synchronous_commit")) {
                told.put(setting, ask(postgres.access(), "SHOW " + setting));
            }
            assertEquals(
                    Map.of(
                            "data_checksums", "on",
                            "fsync", "on",
                            "full_page_writes", "on",
                            "listen_addresses", "127.0.0.1",
                            "password_encryption", "scram-sha-256",
                            "server_encoding", "UTF8",
                            "synchronous_commit", "on"),
                    told);
            assertEquals("off", ask(postgres.access(), "SELECT current_setting('is_superuser')"));
        }
    }

    private static String ask(DatabaseAccess access, String query) throws SQLException {
        try (var connection = access.connect();
                var statement = connection.createStatement();
                var answer = statement.executeQuery(query)) {
            answer.next();
            return answer.getString(1);
        }
    }
}
