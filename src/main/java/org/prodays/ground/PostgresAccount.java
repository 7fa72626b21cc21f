package org.prodays.ground;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * As whom PostgreSQL runs. It refuses root, so a program started by root hands it to the account {@code nobody}; where that account
 * cannot reach the folder (below {@code /root}, say) PostgreSQL stays in a user namespace in which root's files look
 * like nobody's. {@code before} is the command that goes before PostgreSQL's; {@code uid} owns its files.
 */
record PostgresAccount(int uid, List<String> before) {

    private static final int ROOT = 0;
    private static final int NOBODY = 65534;

    /** The account for the cluster in {@code folder}: its owner's, when there is one already. */
    static PostgresAccount of(Path folder, Path cluster) throws IOException {
        int self = uid(Path.of("/proc/self"));
        if (self != ROOT) {
            return new PostgresAccount(self, List.of());
        }
        var ordinary = unprivileged(Files.exists(cluster) && uid(cluster) != ROOT ? uid(cluster) : NOBODY);
        var namespace = new PostgresAccount(
                ROOT, List.of("unshare", "--user", "--map-user=" + NOBODY, "--map-group=" + NOBODY, "--"));
        var choices = !Files.exists(cluster)
                ? List.of(ordinary, namespace)
                : List.of(uid(cluster) == ROOT ? namespace : ordinary);
        for (var choice : choices) {
            if (choice.reaches(folder)) {
                return choice;
            }
        }
        throw new StartFailure("PostgreSQL refuses to run as root and its account " + ordinary.uid + " cannot reach "
                + folder + "; set PRODAYS_DATA to a folder whose parents everybody may pass through,"
                + " or start Prodays as an ordinary user.");
    }

    private static PostgresAccount unprivileged(int uid) {
        return new PostgresAccount(
                uid, List.of("setpriv", "--reuid=" + uid, "--regid=" + uid, "--clear-groups", "--no-new-privs", "--"));
    }

    private boolean reaches(Path folder) throws IOException {
        try {
            return new ProcessBuilder(command("test", "-x", folder.toString()))
                            .start()
                            .waitFor()
                    == 0;
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IOException(stopped);
        }
    }

    List<String> command(String... command) {
        return Stream.concat(before.stream(), Stream.of(command)).toList();
    }

    /** Gives one file or folder to the account. */
    void own(Path path) throws IOException {
        if (uid(path) != uid) {
            Files.setAttribute(path, "unix:uid", uid);
            Files.setAttribute(path, "unix:gid", uid);
        }
    }

    private static int uid(Path path) throws IOException {
        return (Integer) Files.getAttribute(path, "unix:uid");
    }
}
