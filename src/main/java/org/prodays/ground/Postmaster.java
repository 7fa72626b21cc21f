package org.prodays.ground;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * The first process of a running PostgreSQL, as the cluster's {@code postmaster.pid} records it (its lines: process id, data
 * folder, start in seconds, port, socket folder, address, shared memory, state).
 */
record Postmaster(Path cluster, long pid, Instant started, String state) {

    private static final long START_SLACK_SECONDS = 10;
    private static final long FAST_STOP_SECONDS = 30;

    static Path file(Path cluster) {
        return cluster.resolve("postmaster.pid");
    }

    static Optional<Postmaster> recordedIn(Path cluster) throws IOException {
        if (!Files.exists(file(cluster))) {
            return Optional.empty();
        }
        List<String> lines = Files.readAllLines(file(cluster));
        try {
            var state = lines.size() > 7 ? lines.get(7).strip() : "starting";
            var started = Instant.ofEpochSecond(Long.parseLong(lines.get(2).strip()));
            return Optional.of(
                    new Postmaster(cluster, Long.parseLong(lines.get(0).strip()), started, state));
        } catch (IndexOutOfBoundsException | NumberFormatException halfWritten) {
            return Optional.empty();
        }
    }

    /**
     * Deals with what a killed program left behind: stops the postmaster that is ours. A process that merely got the recorded
     * number is not touched, only the file that names it goes. The file of a dead postmaster stays: by it PostgreSQL itself sees
     * whether that one's children still write.
     */
    static void clear(Path cluster) throws IOException {
        var recorded = recordedIn(cluster);
        if (recorded.isPresent() && recorded.get().isAlive()) {
            recorded.get().stop();
        } else if (recorded.isEmpty() || ProcessHandle.of(recorded.get().pid()).isPresent()) {
            Files.deleteIfExists(file(cluster));
        }
    }

    /** Whether the recorded process lives and is PostgreSQL, working in this cluster, begun no later than recorded. */
    boolean isAlive() {
        try {
            var process = Path.of("/proc", Long.toString(pid));
            var program = Files.readSymbolicLink(process.resolve("exe")).toString();
            var folder = Files.readSymbolicLink(process.resolve("cwd"));
            var begun = ProcessHandle.of(pid).flatMap(handle -> handle.info().startInstant());
            return program.replace(" (deleted)", "").endsWith("/bin/postgres")
                    && folder.equals(cluster.toRealPath())
                    && begun.isPresent()
                    && !begun.get().isAfter(started.plusSeconds(START_SLACK_SECONDS));
        } catch (IOException goneOrForeign) {
            return false;
        }
    }

    boolean isReady() {
        return state.equals("ready");
    }

    /** Ends it in order: transactions are rolled back, the files are left clean. After 30 s it is ended as in a crash. */
    void stop() throws IOException {
        stop(pid);
    }

    static void stop(long pid) throws IOException {
        for (var signal : List.of("INT", "QUIT", "KILL")) {
            var process = ProcessHandle.of(pid);
            if (process.isEmpty() || endsAfter(signal, process.get())) {
                return;
            }
        }
    }

    private static boolean endsAfter(String signal, ProcessHandle process) throws IOException {
        new ProcessBuilder("sh", "-c", "kill -" + signal + " " + process.pid()).start();
        try {
            process.onExit().get(FAST_STOP_SECONDS, TimeUnit.SECONDS);
            return true;
        } catch (TimeoutException stillThere) {
            return false;
        } catch (InterruptedException | ExecutionException e) {
            throw new IOException("PostgreSQL could not be stopped", e);
        }
    }
}
