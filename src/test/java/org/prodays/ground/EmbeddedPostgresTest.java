package org.prodays.ground;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
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

    @Test
    void its_password_is_for_its_owner_only(@TempDir Path folder) throws IOException {
        try (var postgres = EmbeddedPostgres.start(folder)) {
            var mode = Files.getPosixFilePermissions(PostgresCluster.passwordFile(folder));
            assertEquals("rw-------", PosixFilePermissions.toString(mode));
            assertTrue(postgres.access().password().length() >= 40);
        }
    }

    @Test
    void killed_it_runs_again_at_the_same_address_with_what_was_committed(@TempDir Path folder) throws Exception {
        try (var postgres = EmbeddedPostgres.start(folder)) {
            var access = postgres.access();
            change(access, "CREATE TABLE kept AS SELECT 7 AS seven");
            long killed = postmaster(folder);
            ProcessHandle.of(killed).orElseThrow().destroyForcibly();

            assertEquals("7", askUntilItAnswers(access, "SELECT seven FROM kept"));

            assertNotEquals(killed, postmaster(folder));
        }
        assertFalse(Files.exists(Postmaster.file(folder.resolve("cluster"))));
    }

    @Test
    void a_foreign_process_that_got_the_recorded_number_is_not_touched(@TempDir Path folder) throws Exception {
        EmbeddedPostgres.start(folder).close();
        var foreign = new ProcessBuilder("sleep", "600").start();
        try {
            leaveBehind(folder, foreign.pid());
            try (var postgres = EmbeddedPostgres.start(folder)) {
                assertEquals("1", ask(postgres.access(), "SELECT 1"));
                assertTrue(foreign.isAlive());
            }
            assertTrue(foreign.isAlive());
        } finally {
            foreign.destroyForcibly();
        }
    }

    @Test
    void somebody_elses_PostgreSQL_with_the_recorded_number_is_not_touched(
            @TempDir Path folder, @TempDir Path theirFolder) throws Exception {
        EmbeddedPostgres.start(folder).close();
        try (var theirs = EmbeddedPostgres.start(theirFolder)) {
            long their = postmaster(theirFolder);
            leaveBehind(folder, their);
            try (var ours = EmbeddedPostgres.start(folder)) {
                assertEquals("1", ask(ours.access(), "SELECT 1"));
                assertEquals("1", ask(theirs.access(), "SELECT 1"));
                assertEquals(their, postmaster(theirFolder));
            }
        }
    }

    /** As a killed program leaves it, with a number that the system has given away since. */
    private static void leaveBehind(Path folder, long process) throws IOException {
        var cluster = folder.resolve("cluster");
        var lines =
                List.of(Long.toString(process), cluster.toString(), "1700000000", "5432", "", "127.0.0.1", "", "ready");
        Files.write(Postmaster.file(cluster), lines);
        PostgresAccount.of(folder, cluster).own(Postmaster.file(cluster));
    }

    private static long postmaster(Path folder) throws IOException {
        return Postmaster.recordedIn(folder.resolve("cluster")).orElseThrow().pid();
    }

    private static String askUntilItAnswers(DatabaseAccess access, String query) throws InterruptedException {
        long deadline = System.nanoTime() + Duration.ofMinutes(1).toNanos();
        while (true) {
            try {
                return ask(access, query);
            } catch (SQLException notYet) {
                assertTrue(System.nanoTime() < deadline, "it did not come back: " + notYet);
                TimeUnit.MILLISECONDS.sleep(20);
            }
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

    private static void change(DatabaseAccess access, String command) throws SQLException {
        try (var connection = access.connect();
                var statement = connection.createStatement()) {
            statement.execute(command);
        }
    }
}
