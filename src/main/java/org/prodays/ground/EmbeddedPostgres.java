package org.prodays.ground;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.postgresql.PGConnection;

/**
 * PostgreSQL started by us in a folder of ours: checksummed files, SCRAM passwords, every commit on the disk, reachable from this
 * machine only. It lives in a session of its own, so a terminal's Ctrl-C does not end it before the application.
 */
public final class EmbeddedPostgres implements AutoCloseable {

    private static final Duration LONGEST_RECOVERY = Duration.ofMinutes(10);
    private static final Duration POLL = Duration.ofMillis(10);
    private static final String NAME = "prodays";

    private final PostgresCluster cluster;
    private final Process process;
    private final DatabaseAccess access;

    private EmbeddedPostgres(PostgresCluster cluster, Process process, int port) throws IOException {
        this.cluster = cluster;
        this.process = process;
        this.access = access(cluster.password(), port, NAME, NAME);
    }

    /**
     * Starts the database whose files are in {@code folder} (made at the first start) and waits until it answers. The caller
     * makes sure that no other program does so at the same time.
     *
     * @throws StartFailure when PostgreSQL cannot run here, with the reason
     */
    public static EmbeddedPostgres start(Path folder) {
        try {
            var cluster = PostgresCluster.in(folder.toAbsolutePath());
            Postmaster.clear(cluster.files());
            int port = freePort();
            var started = new EmbeddedPostgres(cluster, launch(cluster, port), port);
            started.awaitReady();
            started.prepare(port);
            PrivateFiles.write(cluster.portFile(), port + "\n");
            return started;
        } catch (IOException e) {
            throw new StartFailure("The database in " + folder + " could not be started: " + e, e);
        }
    }

    /** How to reach the database that a running program started in {@code folder}. */
    public static DatabaseAccess running(Path folder) throws IOException {
        int port = Integer.parseInt(Files.readString(folder.resolve("port")).strip());
        return access(Files.readString(folder.resolve("password")).strip(), port, NAME, NAME);
    }

    public DatabaseAccess access() {
        return access;
    }

    /** The id of PostgreSQL's first process. */
    public long pid() {
        return process.pid();
    }

    /** Ends PostgreSQL in order; harmless when it has ended. */
    @Override
    public void close() {
        try {
            Files.deleteIfExists(cluster.portFile());
            Postmaster.stop(process.pid());
        } catch (IOException e) {
            throw new StartFailure("PostgreSQL (process " + process.pid() + ") could not be stopped: " + e, e);
        }
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

    private void awaitReady() throws IOException {
        long deadline = System.nanoTime() + LONGEST_RECOVERY.toNanos();
        while (!isReady()) {
            if (!process.isAlive()) {
                throw new StartFailure("PostgreSQL did not start: " + PostgresCluster.lastLine(startLog(cluster))
                        + " (more in " + cluster.log() + ")");
            }
            if (System.nanoTime() > deadline) {
                close();
                throw new StartFailure("PostgreSQL was not ready after " + LONGEST_RECOVERY.toMinutes()
                        + " minutes; see " + cluster.log());
            }
            pause();
        }
    }

    private boolean isReady() throws IOException {
        return Postmaster.recordedIn(cluster.files())
                .filter(postmaster -> postmaster.pid() == process.pid() && postmaster.isReady())
                .isPresent();
    }

    /** Makes the application's own role and database when they are not there: it is no superuser. */
    private void prepare(int port) throws IOException {
        var administrator = access(access.password(), port, PostgresCluster.ADMINISTRATOR, "postgres");
        try (var connection = administrator.connect()) {
            if (!exists(connection, "SELECT 1 FROM pg_roles WHERE rolname = 'prodays'")) {
                execute(connection, "CREATE ROLE prodays LOGIN");
                // the driver sends the SCRAM verifier, so that the password never stands in a statement or a log
                connection
                        .unwrap(PGConnection.class)
                        .alterUserPassword(NAME, access.password().toCharArray(), "scram-sha-256");
            }
            if (!exists(connection, "SELECT 1 FROM pg_database WHERE datname = 'prodays'")) {
                execute(connection, "CREATE DATABASE prodays OWNER prodays");
            }
        } catch (SQLException e) {
            close();
            throw new StartFailure(
                    "The database in " + cluster.folder() + " refuses its own password: " + e.getMessage(), e);
        }
    }

    private static boolean exists(Connection connection, String query) throws SQLException {
        try (var statement = connection.createStatement();
                var found = statement.executeQuery(query)) {
            return found.next();
        }
    }

    private static void execute(Connection connection, String command) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute(command);
        }
    }

    private static DatabaseAccess access(String password, int port, String user, String database) {
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
