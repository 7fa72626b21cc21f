package org.prodays;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.prodays.ground.EmbeddedPostgres;

/** The program as a person starts and stops it. */
class LaunchIT {

    @TempDir
    Path folder;

    @Test
    void ctrl_c_stops_everything_the_database_included() throws Exception {
        var running = RunningProdays.start(data());
        long postgres = running.postgres();
        assertTrue(isAlive(postgres));

        assertEquals(130, running.interrupt());

        assertFalse(isAlive(postgres));
        assertFalse(Files.exists(data().resolve("postgres/cluster/postmaster.pid")));
    }

    @Test
    void after_a_kill_the_next_start_stops_the_orphan_and_finds_the_data() throws Exception {
        var killed = RunningProdays.start(data());
        long orphan = killed.postgres();
        var link = killed.link("TRAINEE", 1);
        killed.kill();
        assertTrue(isAlive(orphan));

        try (var running = RunningProdays.start(data(), Map.of("PRODAYS_PORT", "18230"))) {
            assertFalse(isAlive(orphan));
            assertNotEquals(orphan, running.postgres());
            // the link was made before the kill
            assertEquals(200, status(running.address() + URI.create(link).getPath()));
        }
    }

    @Test
    void a_second_program_on_the_same_folder_is_told_where_the_first_is() throws Exception {
        try (var running = RunningProdays.start(data())) {
            var second = RunningProdays.program(data(), Map.of(), "run").start();
            assertEquals(
                    "prodays: already running at " + running.address() + " (its data folder is " + data() + ").\n",
                    said(second));
            assertEquals(1, second.waitFor());

            var enter = RunningProdays.program(data(), Map.of(), "enter", "moderator", "trainee")
                    .start();
            var links = said(enter).lines().toList();
            assertEquals(0, enter.waitFor());
            assertEquals(2, links.size());
            for (String link : links) {
                assertEquals(200, status(link));
            }
        }
    }

    @Test
    void a_taken_port_is_left_to_its_owner_and_the_next_one_is_used() throws Exception {
        try (var other = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
                var running =
                        RunningProdays.start(data(), Map.of("PRODAYS_PORT", Integer.toString(other.getLocalPort())))) {
            assertTrue(URI.create(running.address()).getPort() > other.getLocalPort());
        }
    }

    @Test
    void a_wrong_setting_stops_the_start_with_one_line_that_says_what_it_takes() throws Exception {
        var wrong = RunningProdays.program(data(), Map.of("PRODAYS_PEOPLE_LINK_LASTS", "long"), "run")
                .start();
        assertEquals("prodays: PRODAYS_PEOPLE_LINK_LASTS takes a duration such as 30s, 15M or 14D.\n", said(wrong));
        assertEquals(1, wrong.waitFor());
        assertFalse(Files.exists(data()));
    }

    @Test
    void a_wrong_edition_file_is_refused_by_line_and_column() throws Exception {
        var file = Files.writeString(folder.resolve("edition.yml"), "prodays: 1\nnonsense: true\n");
        var refused = RunningProdays.program(data(), Map.of(), "import", file.toString())
                .start();
        var said = said(refused);
        assertEquals(1, refused.waitFor());
        assertTrue(said.contains(file + ":2:1  nonsense"), said);
        assertFalse(Files.exists(data().resolve("postgres/cluster/postmaster.pid")));
    }

    @Test
    void an_edition_is_imported_whether_the_program_runs_or_not_and_twice_changes_nothing() throws Exception {
        var file = Files.writeString(folder.resolve("edition.yml"), smallestEdition());
        assertTrue(imported(file).startsWith("Edition 5 has been imported.\n"));
        assertEquals("Edition 5: nothing changed.\n", imported(file));

        try (var running = RunningProdays.start(data())) {
            assertEquals("Edition 5: nothing changed.\n", imported(file));
            Files.writeString(file, smallestEdition().replace("number: 5", "number: 6"));
            assertTrue(imported(file).startsWith("Edition 6 has been imported.\n"));
            assertEquals("Edition 6: nothing changed.\n", imported(file));
            assertEquals(200, status(running.address() + "/fr/"));
        }
    }

    @Test
    void an_external_database_is_used_and_none_is_started() throws Exception {
        try (var theirs = EmbeddedPostgres.start(folder.resolve("theirs"))) {
            var access = theirs.access();
            var settings = Map.of(
                    "PRODAYS_DATABASE_URL", access.url(),
                    "PRODAYS_DATABASE_USER", access.user(),
                    "PRODAYS_DATABASE_PASSWORD", access.password(),
                    "PRODAYS_PROT", "18299");
            try (var running = RunningProdays.start(data(), settings)) {
                assertEquals(200, status(running.address() + "/fr/"));
            }
            assertFalse(Files.exists(data().resolve("postgres")));
            var said = Files.readString(folder.resolve("data.out"));
            assertTrue(said.startsWith("prodays: PRODAYS_PROT is no setting; did you mean PRODAYS_PORT?\n"), said);
            assertFalse(said.contains(access.password()));

            var wrong = new HashMap<>(settings);
            wrong.put("PRODAYS_DATABASE_PASSWORD", "guessed");
            wrong.remove("PRODAYS_PROT");
            var refused = RunningProdays.program(data(), wrong, "run").start();
            assertEquals(
                    "prodays: PRODAYS_DATABASE_URL: prodays at " + access.url()
                            + " does not answer: FATAL: password authentication failed for user \"prodays\"\n",
                    said(refused));
            assertEquals(1, refused.waitFor());
        }
    }

    @Test
    void a_data_folder_that_cannot_be_is_told_in_one_line() throws Exception {
        var file = Files.writeString(folder.resolve("file"), "");
        var refused =
                RunningProdays.program(file.resolve("data"), Map.of(), "run").start();
        var said = said(refused);
        assertTrue(said.startsWith("prodays: PRODAYS_DATA: " + file.resolve("data") + " cannot be used: "), said);
        assertEquals(1, said.lines().count());
        assertEquals(1, refused.waitFor());
    }

    @Test
    void when_the_database_is_killed_the_program_heals_without_a_restart() throws Exception {
        try (var running = RunningProdays.start(data())) {
            long killed = running.postgres();
            ProcessHandle.of(killed).orElseThrow().destroyForcibly();
            var told = new TreeSet<Integer>();
            long deadline = System.nanoTime() + Duration.ofMinutes(1).toNanos();
            while (told.isEmpty() || !isAnother(killed)) {
                told.add(status(running.address() + "/fr/"));
                assertTrue(System.nanoTime() < deadline, "it did not come back");
            }
            assertTrue(Set.of(200, 503).containsAll(told), told.toString());
            while (status(running.address() + "/fr/") == 503) {
                assertTrue(System.nanoTime() < deadline, "it did not heal");
            }
            assertEquals(200, status(running.address() + "/fr/"));
        }
    }

    private String imported(Path file) throws IOException, InterruptedException {
        var program = RunningProdays.program(data(), Map.of(), "import", file.toString())
                .start();
        var said = said(program);
        assertEquals(0, program.waitFor(), said);
        return said;
    }

    /** The example at the end of the file's description. */
    private static String smallestEdition() throws IOException {
        var page = Files.readString(Path.of("docs/edition-file.md"));
        int begin = page.lastIndexOf("```yaml\n") + "```yaml\n".length();
        return page.substring(begin, page.indexOf("```", begin));
    }

    /** The file is gone and half written for a moment, between one PostgreSQL and the next. */
    private boolean isAnother(long killed) throws IOException {
        var file = data().resolve("postgres/cluster/postmaster.pid");
        try (var lines = Files.lines(file)) {
            var first = lines.findFirst().map(String::strip).orElse("");
            return !first.isEmpty() && !first.equals(Long.toString(killed));
        } catch (NoSuchFileException notYet) {
            return false;
        }
    }

    private Path data() {
        return folder.resolve("data");
    }

    private static boolean isAlive(long process) {
        return ProcessHandle.of(process).filter(ProcessHandle::isAlive).isPresent();
    }

    private static String said(Process process) throws IOException {
        return new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    }

    private static int status(String address) throws IOException, InterruptedException {
        try (var client = HttpClient.newHttpClient()) {
            return client.send(
                            HttpRequest.newBuilder(URI.create(address)).build(), HttpResponse.BodyHandlers.discarding())
                    .statusCode();
        }
    }
}
