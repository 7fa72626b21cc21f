package org.prodays.recordings;

import java.io.IOException;
import java.lang.System.Logger.Level;
import java.nio.file.FileStore;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Objects;

/**
 * How much the recordings may take: a number of bytes, or all of their disk but a reserve for what else lives on it. Safe for all
 * threads.
 */
public final class DiskBudget {
    private static final System.Logger LOG = System.getLogger(DiskBudget.class.getName());

    private final Path folder;
    private final long most;
    private final long reserve;
    private Disk disk = new Disk(Disk.Level.FINE, 0);

    /** What does not fit. */
    public static final class NoRoom extends IOException {
        private static final long serialVersionUID = 1;

        NoRoom(String message) {
            super(message);
        }
    }

    /**
     * What the recordings in a folder may take.
     *
     * @param most in bytes, 0 for no limit but the disk
     */
    public DiskBudget(Path folder, long most, long reserve) {
        this.folder = folder;
        this.most = most;
        this.reserve = reserve;
    }

    /**
     * Asks for room.
     *
     * @throws NoRoom when so many bytes more are too many
     */
    public void require(long bytes) throws IOException {
        long free = store().getUsableSpace() - reserve;
        if (bytes > free) {
            throw new NoRoom("the disk of " + folder + " has room for " + Math.max(0, free) / 1_000_000 + " MB");
        }
        if (most > 0 && used() + bytes > most) {
            throw new NoRoom("the recordings in " + folder + " may take " + most / 1_000_000 + " MB");
        }
    }

    /** Looks anew; a level that is reached is told in the log once. */
    public synchronized Disk look() throws IOException {
        int percent = percent();
        var level = disk.level().then(percent);
        if (level != disk.level()) {
            LOG.log(
                    level.compareTo(disk.level()) > 0 ? Level.WARNING : Level.INFO,
                    "The disk of the recordings is " + percent + " % full: " + folder);
        }
        disk = new Disk(level, percent);
        return disk;
    }

    /** What was seen last. */
    public synchronized Disk disk() {
        return disk;
    }

    private int percent() throws IOException {
        var store = store();
        long all = Math.max(1, store.getTotalSpace() - reserve);
        double ofDisk = (all - (store.getUsableSpace() - reserve)) / (double) all;
        double ofBudget = most > 0 ? used() / (double) most : 0;
        return (int) Math.clamp(100 * Math.max(ofDisk, ofBudget), 0, 100);
    }

    private FileStore store() throws IOException {
        return Objects.requireNonNull(Files.getFileStore(folder));
    }

    /** A few files for each recording: counted anew each time, as others may remove some. */
    private long used() throws IOException {
        long used = 0;
        try (var files = Files.walk(folder, 2)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                used += size(file);
            }
        }
        return used;
    }

    private static long size(Path file) throws IOException {
        try {
            return Files.size(file);
        } catch (NoSuchFileException gone) {
            return 0;
        }
    }
}
