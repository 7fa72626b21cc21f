package org.prodays;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code ./prodays dev} in a copy of the sources, without a keyboard. */
class DevIT {

    private static final String ADDRESS = "http://localhost:18260";
    private static final Duration LONGEST = Duration.ofMinutes(4);
    private static final String TRADES = "/fr/trades";
    private static final String TRADES_JAVA = "src/main/java/org/prodays/trades/TradePages.java";

    @TempDir
    Path folder;

    private Process dev;

    /** In a session of its own, where a signal to all is what Ctrl-C is in a terminal. */
    @BeforeEach
    void start() throws Exception {
        copySources();
        var builder = new ProcessBuilder("setsid", "env", "--default-signal=INT", "./prodays", "dev")
                .directory(copy().toFile())
                .redirectInput(Path.of("/dev/null").toFile())
                .redirectErrorStream(true)
                .redirectOutput(output().toFile());
        builder.environment()
                .put("PRODAYS_PORT", Integer.toString(URI.create(ADDRESS).getPort()));
        builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
        builder.environment().remove("PRODAYS_DATA");
        dev = builder.start();
    }

    @AfterEach
    void stop() throws Exception {
        interrupt();
        run("kill", "-KILL", "--", "-" + dev.pid());
    }

    @Test
    void what_is_saved_is_shown_by_the_same_process_on_the_same_database_and_ctrl_c_ends_all() throws Exception {
        assertShows(TRADES, "<h1>");
        var all = dev.descendants().toList();
        long postgres = postgres();

        replace("src/main/resources/templates/trades/TradeList.html", "<h1>", "<h1>TEMPLATE ");
        assertShows(TRADES, "<h1>TEMPLATE ");
        replace("src/main/resources/texts/trades_fr.properties", "trades_title = ", "trades_title = TEXTE ");
        assertShows(TRADES, "<h1>TEMPLATE TEXTE ");
        replace(TRADES_JAVA, "trades.all();", "trades.all().subList(0, 1)");
        assertShows(TRADES, "';' expected");
        replace(TRADES_JAVA, ".subList(0, 1)", ".subList(0, 1);");
        assertShows(TRADES, ">1 métier<");
        append("src/main/islands/trades/trades.css", ".changed {\n  margin: 0;\n}\n");
        assertShows("/assets/prodays.css", ".changed");
        append("src/main/islands/programme/programme.island.ts", "console.log(\"CHANGED\");\n");
        assertShows("/assets/programme.island.js", "CHANGED");

        assertEquals(postgres, postgres());
        assertTrue(interrupt());
        for (var process : all) {
            process.onExit().get(1, TimeUnit.MINUTES);
        }
    }

    private Path copy() {
        return folder.resolve("mon école");
    }

    private Path output() {
        return folder.resolve("dev.out");
    }

    private void copySources() throws Exception {
        Files.createDirectories(copy().resolve("src"));
        run("cp", "-a", "src/main", copy().resolve("src").toString());
        for (var source : List.of(
                "prodays", "scripts", ".mvn", "pom.xml", "package.json", "package-lock.json", "tsconfig.json")) {
            run("cp", "-a", source, copy().toString());
        }
        run("cp", "-a", "node_modules", copy().toString());
    }

    private void replace(String file, String from, String to) throws IOException {
        var source = copy().resolve(file);
        var text = Files.readString(source);
        assertTrue(text.contains(from), file);
        Files.writeString(source, text.replace(from, to));
    }

    private void append(String file, String text) throws IOException {
        Files.writeString(copy().resolve(file), text, StandardOpenOption.APPEND);
    }

    private void assertShows(String path, String words) throws IOException, InterruptedException {
        long deadline = System.nanoTime() + LONGEST.toNanos();
        for (var said = said(path); !said.contains(words); said = said(path)) {
            boolean ended = dev.waitFor(50, TimeUnit.MILLISECONDS);
            assertTrue(!ended && System.nanoTime() < deadline, () -> words + " is not shown; " + told());
        }
    }

    private String told() {
        try {
            return Files.readString(output());
        } catch (IOException e) {
            return e.toString();
        }
    }

    private static String said(String path) throws InterruptedException {
        try (var client = HttpClient.newHttpClient()) {
            var request = HttpRequest.newBuilder(URI.create(ADDRESS + path)).build();
            return client.send(request, HttpResponse.BodyHandlers.ofString()).body();
        } catch (IOException notYet) {
            return "";
        }
    }

    private long postgres() throws IOException {
        var file = copy().resolve("data/dev/postgres/cluster/postmaster.pid");
        return Long.parseLong(Files.readAllLines(file).getFirst().strip());
    }

    private boolean interrupt() throws IOException, InterruptedException {
        run("kill", "-INT", "--", "-" + dev.pid());
        return dev.waitFor(1, TimeUnit.MINUTES);
    }

    private static void run(String... command) throws IOException, InterruptedException {
        new ProcessBuilder(command).redirectErrorStream(true).start().waitFor();
    }
}
