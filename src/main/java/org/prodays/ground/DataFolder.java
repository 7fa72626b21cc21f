package org.prodays.ground;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.jspecify.annotations.Nullable;

/**
 * The folder of all that the program keeps: {@code postgres}, {@code log}, {@code run} (the lock, the links of this run). One
 * program at a time holds it.
 */
public final class DataFolder implements AutoCloseable {

    private static final long LEAST_FREE_BYTES = 300L << 20;
    /** What the system says (EPERM) when one changes the mode of another's file. */
    private static final String NOT_OWNER = "Operation not permitted";

    private final Path root;
    private final FileChannel file;
    private final FileLock lock;

    private DataFolder(Path root, FileChannel file, FileLock lock) {
        this.root = root;
        this.file = file;
        this.lock = lock;
    }

    /**
     * Makes the folder if need be and holds it; null when another program does.
     *
     * @throws StartFailure when it cannot be made, written or is on a full disk
     */
    public static @Nullable DataFolder hold(Path folder) {
        var root = folder.toAbsolutePath().normalize();
        try {
            if (!Files.exists(root)) {
                PrivateFiles.folder(root, "rwx--x--x");
            }
            requireSpace(root);
            PrivateFiles.folder(log(root), "rwx------");
            PrivateFiles.folder(run(root), "rwx------");
            var file = FileChannel.open(lock(root), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            var lock = lock(file);
            if (lock == null) {
                file.close();
                return null;
            }
            file.truncate(0);
            Files.deleteIfExists(run(root).resolve("links.json"));
            return new DataFolder(root, file, lock);
        } catch (IOException e) {
            throw new StartFailure("PRODAYS_DATA: " + root + reason(e), e);
        }
    }

    /** The address of the program that holds {@code folder}, or an empty text while it starts. */
    public static String address(Path folder) throws IOException {
        return Files.readString(lock(folder.toAbsolutePath().normalize())).strip();
    }

    public static Path postgres(Path root) {
        return root.resolve("postgres");
    }

    /** The lines that the program writes about itself. */
    public static Path log(Path root) {
        return root.resolve("log");
    }

    /** What is true of this run only. */
    public static Path run(Path root) {
        return root.resolve("run");
    }

    public Path root() {
        return root;
    }

    /** Tells whoever finds the folder held where the program listens. */
    public void announce(String address) {
        try {
            file.truncate(0);
            file.write(ByteBuffer.wrap((address + "\n").getBytes(StandardCharsets.UTF_8)), 0);
        } catch (IOException e) {
            throw new StartFailure("PRODAYS_DATA: " + root + " cannot be written: " + e.getMessage(), e);
        }
    }

    /** Keeps a text about this run in {@code run/<name>}, readable by its owner only. */
    public void note(String name, String text) {
        try {
            PrivateFiles.write(run(root).resolve(name), text);
        } catch (IOException e) {
            throw new StartFailure("PRODAYS_DATA: " + root + " cannot be written: " + e.getMessage(), e);
        }
    }

    @Override
    public void close() {
        try {
            lock.release();
            file.close();
        } catch (IOException e) {
            throw new StartFailure("PRODAYS_DATA: " + root + " could not be given back: " + e.getMessage(), e);
        }
    }

    private static Path lock(Path root) {
        return run(root).resolve("lock");
    }

    private static @Nullable FileLock lock(FileChannel file) throws IOException {
        try {
            return file.tryLock();
        } catch (OverlappingFileLockException heldByThisProgram) {
            return null;
        }
    }

    /** Somebody else's folder: its files cannot be written, or its folders, though open to all, not be made private. */
    private static String reason(IOException e) {
        boolean foreign = e instanceof AccessDeniedException
                || String.valueOf(e.getMessage()).endsWith(NOT_OWNER);
        // a user without a name is one of a container
        var user = System.getProperty("user.name").replace("?", "this user");
        return foreign
                ? " cannot be written by " + user + "; give it to that user or name another folder."
                : " cannot be used: " + e.getMessage();
    }

    private static void requireSpace(Path root) throws IOException {
        long free = Files.getFileStore(root).getUsableSpace();
        if (free < LEAST_FREE_BYTES) {
            throw new StartFailure("PRODAYS_DATA: the disk of " + root + " is full: " + (free >> 20)
                    + " MB are free and " + (LEAST_FREE_BYTES >> 20) + " MB are needed.");
        }
    }
}
