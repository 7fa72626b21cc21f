package org.prodays.media;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** A file system of a few megabytes, mounted for a test: on it the disk is really full, or really stands still. */
final class SmallDisk implements AutoCloseable {
    final Path folder;
    private final Path ballast;

    private SmallDisk(Path folder) {
        this.folder = folder;
        this.ballast = folder.resolve("ballast");
    }

    static SmallDisk inMemory(Path folder, int megabytes) {
        run("mount", "-t", "tmpfs", "-o", "size=" + megabytes + "m", "tmpfs", folder.toString());
        return new SmallDisk(folder);
    }

    /** One that {@link #freeze} can stop: ext4 in a file. */
    static SmallDisk freezable(Path image, Path folder) {
        run("truncate", "-s", "64M", image.toString());
        run("mkfs.ext4", "-q", "-F", image.toString());
        run("mount", "-o", "loop", image.toString(), folder.toString());
        return new SmallDisk(folder);
    }

    /** Leaves nothing free. */
    void fill() {
        try (var out = Files.newOutputStream(ballast)) {
            byte[] page = new byte[4096];
            while (true) {
                out.write(page);
            }
        } catch (IOException full) {
            assertEquals("No space left on device", full.getMessage());
        }
    }

    void makeRoom() throws IOException {
        Files.delete(ballast);
    }

    /** From now on each write waits. */
    void freeze() {
        run("fsfreeze", "-f", folder.toString());
    }

    void thaw() {
        run("fsfreeze", "-u", folder.toString());
    }

    @Override
    public void close() {
        run("umount", folder.toString());
    }

    private static void run(String... command) {
        try {
            var process = new ProcessBuilder(command).redirectErrorStream(true).start();
            String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
            assertEquals(
                    0,
                    process.waitFor(),
                    () -> String.join(" ", List.of(command)) + ": " + said
                            + " (a test mounts a small file system of its own: run it as root, in a container with CAP_SYS_ADMIN)");
        } catch (IOException e) {
            throw new AssertionError(command[0] + " is missing (Debian: apt install util-linux e2fsprogs)", e);
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }
}
