package org.prodays;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** The packaged program, started as a person starts it, for an {@code *IT}. Closing it is a Ctrl-C that must succeed. */
public final class RunningProdays implements AutoCloseable {

    private static final Duration LONGEST_START = Duration.ofMinutes(3);
    private static final Duration LONGEST_STOP = Duration.ofMinutes(1);

    private final Process process;
    private final Path data;
    private final JsonNode told;

    private RunningProdays(Process process, Path data, JsonNode told) {
        this.process = process;
        this.data = data;
        this.told = told;
    }

    /** Starts it on {@code data} and a free port, and waits until it has told that it is ready. */
    public static RunningProdays start(Path data) throws IOException, InterruptedException {
        return start(data, Map.of());
    }

    /** As {@link #start(Path)}, with more environment variables. */
    public static RunningProdays start(Path data, Map<String, String> environment)
            throws IOException, InterruptedException {
        return start(data, program(data, environment, "run"));
    }

    /** As {@link #start(Path)}, by {@code program}, which must be this one with {@code run}. */
    public static RunningProdays start(Path data, ProcessBuilder program) throws IOException, InterruptedException {
        var ready = data.resolve("run").resolve("links.json");
        Files.deleteIfExists(ready);
        Files.createDirectories(data.getParent());
        var output = data.resolveSibling(data.getFileName() + ".out");
        var process = program.redirectOutput(output.toFile()).start();
        long deadline = System.nanoTime() + LONGEST_START.toNanos();
        while (!Files.exists(ready)) {
            if (System.nanoTime() > deadline || process.waitFor(20, TimeUnit.MILLISECONDS)) {
                process.destroyForcibly();
                throw new IllegalStateException("it did not start:\n" + Files.readString(output));
            }
        }
        return new RunningProdays(process, data, new ObjectMapper().readTree(ready.toFile()));
    }

    /** The program with other words, such as {@code enter trainee}; not started. Both its outputs are one. */
    public static ProcessBuilder program(Path data, Map<String, String> environment, String... words) {
        // a test run in the background ignores SIGINT, and so would its children
        var command = new ArrayList<>(List.of("env", "--default-signal=INT"));
        command.addAll(
                List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString()));
        command.addAll(List.of("--enable-native-access=ALL-UNNAMED", "--sun-misc-unsafe-memory-access=allow"));
        // as ./prodays has it
        command.addAll(
                List.of("-XX:+UseSerialGC", "-XX:+UseCompactObjectHeaders", "-Xms32m", "-XX:MaxRAMPercentage=50"));
        command.addAll(List.of("-XX:MinHeapFreeRatio=10", "-XX:MaxHeapFreeRatio=30"));
        command.addAll(List.of("-jar", System.getProperty("prodays.jar")));
        command.addAll(List.of(words));
        var builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment().putAll(Map.of("PRODAYS_DATA", data.toString(), "PRODAYS_PORT", "18200"));
        builder.environment().putAll(environment);
        return builder;
    }

    /** Where it listens, without a slash at the end. */
    public String address() {
        return told.get("address").asText();
    }

    /** The personal link of the person of {@code role} (such as {@code TRAINEE}) that stands at {@code index} among them. */
    public String link(String role, int index) {
        var found = new ArrayList<String>();
        told.get("links").forEach(link -> {
            if (link.get("role").asText().equals(role)) {
                found.add(link.get("url").asText());
            }
        });
        return found.get(index);
    }

    public Path data() {
        return data;
    }

    /** The id of its Java process. */
    public long pid() {
        return process.pid();
    }

    /** The id of its PostgreSQL's first process. */
    public long postgres() throws IOException {
        var file = data.resolve("postgres").resolve("cluster").resolve("postmaster.pid");
        return Long.parseLong(Files.readAllLines(file).getFirst().strip());
    }

    /** A connection to its database, as the administrator of its PostgreSQL. */
    public Connection database() throws IOException, SQLException {
        Path folder = data.resolve("postgres");
        String port = Files.readString(folder.resolve("port")).strip();
        String password = Files.readString(folder.resolve("password")).strip();
        return DriverManager.getConnection(
                "jdbc:postgresql://127.0.0.1:" + port + "/prodays", "prodays_administrator", password);
    }

    /** SIGKILL: no farewell, the database is left behind. */
    public void kill() throws InterruptedException {
        process.destroyForcibly().waitFor();
    }

    /** Ctrl-C; answers the exit code. */
    public int interrupt() throws IOException, InterruptedException {
        if (process.isAlive()) {
            new ProcessBuilder("kill", "-INT", Long.toString(process.pid()))
                    .start()
                    .waitFor();
        }
        if (!process.waitFor(LONGEST_STOP.toSeconds(), TimeUnit.SECONDS)) {
            process.destroyForcibly();
            throw new IllegalStateException("it did not stop");
        }
        return process.exitValue();
    }

    @Override
    public void close() throws IOException, InterruptedException {
        interrupt();
    }
}
