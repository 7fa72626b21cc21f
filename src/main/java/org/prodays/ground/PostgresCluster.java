package org.prodays.ground;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.List;

/**
 * The files of the embedded database: {@code cluster} (PostgreSQL's own), {@code password} (mode 0600), {@code log} and {@code port}
 * (while it runs), all below {@code folder}.
 */
record PostgresCluster(Path folder, PostgresBinaries binaries, PostgresAccount account) {

    /** PostgreSQL's superuser, used only to create the application's own role and database. */
    static final String ADMINISTRATOR = "prodays_administrator";

    static PostgresCluster in(Path folder) throws IOException {
        PrivateFiles.folder(folder, "rwx--x--x");
        var binaries = PostgresBinaries.in(folder);
        var account = PostgresAccount.of(folder, folder.resolve("cluster"));
        var cluster = new PostgresCluster(folder, binaries, account);
        account.own(PrivateFiles.folder(cluster.log(), "rwx------"));
        if (!Files.exists(cluster.files())) {
            cluster.initialise();
        }
        cluster.requireSameMajor();
        return cluster;
    }

    Path files() {
        return folder.resolve("cluster");
    }

    Path log() {
        return folder.resolve("log");
    }

    static Path passwordFile(Path folder) {
        return folder.resolve("password");
    }

    /** {@code command} run as PostgreSQL's account, its words going to {@code output}, with nothing of our environment. */
    ProcessBuilder run(Path output, List<String> command) {
        var builder = new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectInput(Path.of("/dev/null").toFile())
                .redirectOutput(output.toFile());
        var path = System.getenv("PATH");
        builder.environment().clear();
        builder.environment().put("PATH", path == null ? "/usr/bin:/bin" : path);
        builder.environment().put("LC_ALL", "C");
        builder.environment().put("TZ", "UTC");
        return builder;
    }

    private void initialise() throws IOException {
        if (!Files.exists(passwordFile(folder))) {
            PrivateFiles.write(passwordFile(folder), newPassword());
        }
        var draft = folder.resolve("cluster.new");
        var handed = folder.resolve("password.initdb");
        PrivateFiles.deleteTree(draft);
        account.own(PrivateFiles.folder(draft, "rwx------"));
        PrivateFiles.write(handed, Files.readString(passwordFile(folder)));
        account.own(handed);
        try {
            initdb(draft, handed);
        } finally {
            Files.delete(handed);
        }
        Files.move(draft, files(), StandardCopyOption.ATOMIC_MOVE);
    }

    private void initdb(Path draft, Path password) throws IOException {
        var output = folder.resolve("initdb.log");
        var command = account.command(
                binaries.program("initdb"),
                "--pgdata=" + draft,
                "--username=" + ADMINISTRATOR,
                "--pwfile=" + password,
                "--auth=scram-sha-256",
                "--encoding=UTF8",
                "--locale=C",
                "--locale-provider=builtin",
                "--builtin-locale=C.UTF-8",
                "--data-checksums",
                "--no-instructions");
        try {
            if (run(output, command).start().waitFor() != 0) {
                throw new StartFailure("PostgreSQL could not make its files in " + folder + ": " + lastLine(output));
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IOException(stopped);
        }
    }

    private void requireSameMajor() throws IOException {
        var found = Files.readString(files().resolve("PG_VERSION")).strip();
        if (!found.equals(binaries.major())) {
            throw new StartFailure("The database in " + folder + " is of PostgreSQL " + found
                    + " and this version of Prodays brings " + binaries.major()
                    + "; start the version that made it, or set PRODAYS_DATA to another folder.");
        }
    }

    /** What PostgreSQL said last, its errors first. */
    static String lastLine(Path output) throws IOException {
        var lines = Files.readAllLines(output).stream()
                .filter(line -> !line.isBlank())
                .toList();
        return lines.stream()
                .filter(line -> line.contains("FATAL") || line.contains("PANIC") || line.contains("error:"))
                .reduce((first, last) -> last)
                .orElse(lines.isEmpty() ? "it said nothing" : lines.getLast());
    }

    private static String newPassword() {
        var bytes = new byte[32];
        new SecureRandom().nextBytes(bytes);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}
