package org.prodays.media;

import io.netty.channel.DefaultFileRegion;
import io.netty.channel.FileRegion;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * The files that are being sent, each open once for all who ask. Those asked for longest ago are closed when there are too many, and any
 * that nobody has asked for in a while or that its folder does not have any more; a reader who is still being sent one gets it whole.
 */
final class OpenFiles {
    /** Of a limit of 1024 that some systems have, sockets included. */
    static final int MOST = 128;

    private static final long KEPT = TimeUnit.SECONDS.toNanos(60);

    private final Map<Path, Open> files = new LinkedHashMap<>(MOST, 0.75f, true);
    private final ReentrantLock lock = new ReentrantLock();

    private static final class Open {
        private final FileChannel channel;
        private final @Nullable Object key;
        private long asked;
        private int readers;
        private boolean gone;

        Open(Path file) throws IOException {
            channel = FileChannel.open(file, StandardOpenOption.READ);
            key = key(file);
        }

        /** Closes it, once nobody reads it. */
        void close() {
            gone = true;
            if (readers == 0) {
                try {
                    channel.close();
                } catch (IOException e) {
                    // it was only read
                }
            }
        }
    }

    /** A span of a file that stays open until it is sent. */
    private final class Span extends DefaultFileRegion {
        private final Open open;

        Span(Open open, long from, long length) {
            super(open.channel, from, length);
            this.open = open;
        }

        @Override
        protected void deallocate() {
            lock.lock();
            try {
                open.readers--;
                if (open.gone) {
                    open.close();
                }
            } finally {
                lock.unlock();
            }
        }
    }

    /**
     * A span to send, to be released when it is sent.
     *
     * @throws IOException when the file cannot be opened
     */
    FileRegion span(Path file, long from, long length) throws IOException {
        lock.lock();
        try {
            var open = files.get(file);
            if (open == null) {
                open = new Open(file);
                files.put(file, open);
                closeEldest();
            }
            open.asked = System.nanoTime();
            open.readers++;
            return new Span(open, from, length);
        } finally {
            lock.unlock();
        }
    }

    private void closeEldest() {
        if (files.size() > MOST) {
            var eldest = files.values().iterator();
            eldest.next().close();
            eldest.remove();
        }
    }

    /** How many are told to be open. */
    int count() {
        lock.lock();
        try {
            return files.size();
        } finally {
            lock.unlock();
        }
    }

    void sweep() {
        long now = System.nanoTime();
        lock.lock();
        try {
            files.entrySet().removeIf(entry -> {
                var open = entry.getValue();
                boolean over = now - open.asked > KEPT || open.key == null || !open.key.equals(key(entry.getKey()));
                if (over) {
                    open.close();
                }
                return over;
            });
        } finally {
            lock.unlock();
        }
    }

    /** What tells a file from another of its name (device and inode); null when there is none. */
    private static @Nullable Object key(Path file) {
        try {
            return Files.readAttributes(file, BasicFileAttributes.class).fileKey();
        } catch (IOException e) {
            return null;
        }
    }
}
