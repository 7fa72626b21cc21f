package org.prodays.ground;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ExternalPostgresTest {

    @Test
    void a_wrong_password_is_told_without_the_password(@TempDir Path folder) {
        try (var postgres = EmbeddedPostgres.start(folder)) {
            var right = postgres.access();
            assertDoesNotThrow(() -> ExternalPostgres.check(right));
            var wrong = new DatabaseAccess(right.url(), right.user(), "guessed");
            assertEquals(
                    "PRODAYS_DATABASE_URL: prodays at " + right.url()
                            + " does not answer: FATAL: password authentication failed for user \"prodays\"",
                    refusal(wrong));
        }
    }

    @Test
    void where_nobody_listens_the_address_is_told() throws IOException {
        var url = "jdbc:postgresql://127.0.0.1:" + freePort() + "/days";
        var told = refusal(new DatabaseAccess(url, "days", "secret"));
        var expected = "PRODAYS_DATABASE_URL: days at " + url + " does not answer: Connection to 127.0.0.1:";
        assertEquals(expected, told.substring(0, Math.min(told.length(), expected.length())));
    }

    @Test
    void a_PostgreSQL_before_15_is_too_old() {
        assertDoesNotThrow(() -> ExternalPostgres.requireNewEnough(150_000));
        var refused = assertThrows(StartFailure.class, () -> ExternalPostgres.requireNewEnough(140_019));
        assertEquals("PRODAYS_DATABASE_URL: this is PostgreSQL 14, and 15 or newer is needed.", refused.getMessage());
    }

    private static String refusal(DatabaseAccess access) {
        return String.valueOf(assertThrows(StartFailure.class, () -> ExternalPostgres.check(access))
                .getMessage());
    }

    private static int freePort() throws IOException {
        try (var probe = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return probe.getLocalPort();
        }
    }
}
