package org.prodays;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The program started by somebody without privileges: whoever runs the tests or, when that is root, {@code nobody}. */
class OrdinaryUserIT {

    private static final int ROOT = 0;
    private static final int NOBODY = 65534;

    private Path folder;
    private boolean root;

    /** Everybody may pass through it, unlike JUnit's. Root's own folders may be closed to nobody, so the program is copied. */
    @BeforeEach
    void makeFolder() throws Exception {
        folder = Files.createTempDirectory("prodays");
        mode(folder, "rwxr-xr-x");
        root = uid(Path.of("/proc/self")) == ROOT;
        if (root) {
            did(
                    "cp",
                    "-r",
                    jar().getParent().toString(),
                    folder.resolve("program").toString());
        }
    }

    @AfterEach
    void removeFolder() throws Exception {
        did("chmod", "-R", "u+rwX", folder.toString());
        did("rm", "-r", folder.toString());
    }

    @Test
    void it_runs_with_its_database_and_every_file_is_that_users() throws Exception {
        var data = given(Files.createDirectory(folder.resolve("home"))).resolve("data");
        try (var running = RunningProdays.start(data, program(data))) {
            assertEquals(user(), uid(Path.of("/proc/" + running.pid())));
            assertEquals(user(), uid(Path.of("/proc/" + running.postgres())));
        }
        assertEquals(Set.of(user()), owners(data));
    }

    @Test
    void a_data_folder_that_it_may_not_write_is_told_in_one_line_with_what_to_do() throws Exception {
        var closed = Files.createDirectory(folder.resolve("closed"));
        mode(closed, "r-xr-xr-x");
        assertRefused(closed);
        assertRefused(closed.resolve("data"));
        if (root) {
            var filledByRoot = given(Files.createDirectory(folder.resolve("filled")));
            Files.createDirectory(filledByRoot.resolve("log"));
            assertRefused(filledByRoot);
        }
    }

    private void assertRefused(Path data) throws Exception {
        var refused = program(data).start();
        var said = new String(refused.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        var name = root ? "nobody" : System.getProperty("user.name");
        assertEquals(
                "prodays: PRODAYS_DATA: " + data + " cannot be written by " + name
                        + "; give it to that user or name another folder.\n",
                said);
        assertEquals(1, refused.waitFor());
    }

    private ProcessBuilder program(Path data) {
        var builder = RunningProdays.program(data, Map.of(), "run");
        if (root) {
            var command = builder.command();
            command.replaceAll(word -> word.equals(jar().toString()) ? ours().toString() : word);
            command.addAll(
                    0,
                    List.of("setpriv", "--reuid=" + NOBODY, "--regid=" + NOBODY, "--clear-groups", "--no-new-privs"));
        }
        return builder;
    }

    private Path ours() {
        return folder.resolve("program").resolve(jar().getFileName());
    }

    private static Path jar() {
        return Path.of(System.getProperty("prodays.jar"));
    }

    private int user() {
        return root ? NOBODY : uid(Path.of("/proc/self"));
    }

    private Path given(Path path) throws IOException {
        Files.setAttribute(path, "unix:uid", user());
        return path;
    }

    private static Set<Integer> owners(Path tree) throws IOException {
        try (var files = Files.walk(tree)) {
            return files.map(OrdinaryUserIT::uid).collect(Collectors.toSet());
        }
    }

    private static int uid(Path path) {
        try {
            return (Integer) Files.getAttribute(path, "unix:uid");
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void mode(Path path, String mode) throws IOException {
        Files.setPosixFilePermissions(path, PosixFilePermissions.fromString(mode));
    }

    private static void did(String... command) throws IOException, InterruptedException {
        var process = new ProcessBuilder(command).redirectErrorStream(true).start();
        var said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertEquals(0, process.waitFor(), said);
    }
}
