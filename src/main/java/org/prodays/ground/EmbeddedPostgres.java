package org.prodays.ground;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * PostgreSQL started by us in a folder of ours: checksummed files, SCRAM passwords, every commit on the disk, reachable from this
 * machine only. It lives in a session of its own, so a terminal's Ctrl-C does not end it before the application.
 */
public final class EmbeddedPostgres implements AutoCloseable {

    private static final Duration LONGEST_RECOVERY = Duration.ofMinutes(10);
    private static final Duration POLL = Duration.ofMillis(10);

    private final Path folder;
    private @Nullable Process process;
    private boolean closing;

    private EmbeddedPostgres(Path folder) {
        this.folder = folder.toAbsolutePath().normalize();
    }

    /** The database whose files are in {@code folder}; not started. */
    public static EmbeddedPostgres in(Path folder) {
        return new EmbeddedPostgres(folder);
    }

    /** As {@link #begin}, at once. */
    public static EmbeddedPostgres start(Path folder) {
        var postgres = in(folder);
        postgres.begin();
        return postgres;
    }

    /** How to reach the database that this or another program has started in {@code folder}. */
    public static DatabaseAccess running(Path folder) throws IOException {
        int port = Integer.parseInt(Files.readString(port(folder)).strip());
        return access(folder, port, ApplicationDatabase.NAME, ApplicationDatabase.NAME);
    }

    /**
     * Starts it, making its files at the first start, and waits until it answers; from then on it is started again, on the same port,
     * when it ends by itself. The caller makes sure that no other program does so
     * at the same time.
     *
     * @throws StartFailure when PostgreSQL cannot run here, with the reason
     */
    public DatabaseAccess begin() {
        try {
            var cluster = PostgresCluster.in(folder);
            int port = freePort();
            var started = ready(cluster, port);
            ApplicationDatabase.prepare(access(folder, port, PostgresCluster.ADMINISTRATOR, "postgres"));
            PrivateFiles.write(port(folder), port + "\n");
            PostgresRevival.watch(started, () -> ready(cluster, port), this::isClosing);
            return running(folder);
        } catch (IOException | SQLException e) {
            close();
            throw new StartFailure("The database in " + folder + " could not be started: " + e, e);
        } catch (StartFailure e) {
            close();
            throw e;
        }
    }

    public DatabaseAccess access() {
        try {
            return running(folder);
        } catch (IOException e) {
            throw new IllegalStateException("PostgreSQL does not run in " + folder, e);
        }
    }

    /** Ends PostgreSQL in order; harmless when it has ended. */
    @Override
    public void close() {
        var running = lastStarted();
        if (running == null) {
            return;
        }
        try {
            Files.deleteIfExists(port(folder));
            Postmaster.stop(running.pid());
        } catch (IOException e) {
            throw new StartFailure("PostgreSQL (process " + running.pid() + ") could not be stopped: " + e, e);
        }
    }

    private synchronized @Nullable Process lastStarted() {
        closing = true;
        return process;
    }

    private synchronized boolean isClosing() {
        return closing;
    }

    private Process ready(PostgresCluster cluster, int port) throws IOException {
        Postmaster.clear(cluster.files());
        Process started;
        synchronized (this) {
            if (closing) {
                throw new StartFailure("PostgreSQL is being stopped.");
            }
            started = launch(cluster, port);
            process = started;
        }
        awaitReady(cluster, started);
        return started;
    }

    private static Process launch(PostgresCluster cluster, int port) throws IOException {
        var server = cluster.account()
                .command(
                        cluster.binaries().program("postgres"),
                        "-D",
                        cluster.files().toString());
        var command = Stream.of(List.of("setsid"), server, PostgresSettings.arguments(port, cluster.log()))
                .flatMap(List::stream)
                .toList();
        return cluster.run(startLog(cluster), command).start();
    }

    private static Path startLog(PostgresCluster cluster) {
        return cluster.log().resolve("start.log");
    }

    private static void awaitReady(PostgresCluster cluster, Process started) throws IOException {
        long deadline = System.nanoTime() + LONGEST_RECOVERY.toNanos();
        while (!isReady(cluster, started)) {
            if (!started.isAlive()) {
                throw new StartFailure("PostgreSQL did not start: " + PostgresCluster.lastLine(startLog(cluster))
                        + " (more in " + cluster.log() + ")");
            }
            if (System.nanoTime() > deadline) {
                throw new StartFailure("PostgreSQL was not ready after " + LONGEST_RECOVERY.toMinutes()
                        + " minutes; see " + cluster.log());
            }
            pause();
        }
    }

    private static boolean isReady(PostgresCluster cluster, Process started) throws IOException {
        return Postmaster.recordedIn(cluster.files())
                .filter(postmaster -> postmaster.pid() == started.pid() && postmaster.isReady())
                .isPresent();
    }

    private static Path port(Path folder) {
        return folder.resolve("port");
    }

    private static DatabaseAccess access(Path folder, int port, String user, String database) throws IOException {
        var password = Files.readString(PostgresCluster.passwordFile(folder)).strip();
        return new DatabaseAccess("jdbc:postgresql://127.0.0.1:" + port + "/" + database, user, password);
    }

    private static int freePort() throws IOException {
        try (var probe = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return probe.getLocalPort();
        }
    }

    private static void pause() {
        try {
            Thread.sleep(POLL);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new StartFailure("The start was interrupted.", stopped);
        }
    }
}
