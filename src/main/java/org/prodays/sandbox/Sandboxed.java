package org.prodays.sandbox;

import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** A program that runs in a {@link Sandbox}. It is killed when it is closed or uses more than its limits; safe for all threads. */
public final class Sandboxed implements AutoCloseable {
    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(200);
    /** A file grew beyond the limit: 128 and SIGXFSZ. */
    private static final int TOO_LONG = 128 + 25;

    /** The limit for which a program was killed. */
    public enum Excess {
        TIME,
        MEMORY,
        CPU,
        WRITTEN,
        TASKS
    }

    /**
     * How it ended.
     *
     * @param code 0 when it did what it was asked; 128 and more tell a signal
     * @param excess why it was killed, if a limit was the reason
     * @param words what it said last
     */
    public record Ended(int code, Optional<Excess> excess, String words) {
        public boolean well() {
            return code == 0 && excess.isEmpty();
        }

        /** For the log: {@code ended with 1: …} or {@code killed for its memory: …}. */
        @Override
        public String toString() {
            String how = excess.map(why -> "killed for its " + why.name().toLowerCase(Locale.ROOT))
                    .orElse("ended with " + code);
            return words.isEmpty() ? how : how + ": " + words;
        }
    }

    private final Process process;
    private final @Nullable Path folder;
    private final SandboxWatch watch;
    private final Tail tail = new Tail();
    private final Thread listening;
    private volatile @Nullable Excess excess;

    Sandboxed(Process process, SandboxLimits limits, @Nullable Path folder) {
        this.process = process;
        this.folder = folder;
        this.watch = new SandboxWatch(limits, System.nanoTime());
        this.listening = Thread.ofPlatform()
                .daemon()
                .name("sandbox-words-" + process.pid())
                .start(() -> tail.read(process.getErrorStream()));
        Thread.ofVirtual().name("sandbox-watch-" + process.pid()).start(this::watch);
    }

    public OutputStream stdin() {
        return process.getOutputStream();
    }

    public InputStream stdout() {
        return process.getInputStream();
    }

    public boolean alive() {
        return process.isAlive();
    }

    public long pid() {
        return process.pid();
    }

    /** What it said last on its standard error, so far. */
    public String words() {
        return tail.text();
    }

    /** Waits for its end, which its limits bring in any case. Its output is to be read meanwhile, if there is much of it. */
    public Ended await() throws InterruptedException {
        int code = process.waitFor();
        listening.join(Duration.ofSeconds(5));
        return new Ended(code, code == TOO_LONG ? Optional.of(Excess.WRITTEN) : Optional.ofNullable(excess), words());
    }

    /** Kills it and all it started, and does not wait. */
    public void kill() {
        process.destroyForcibly();
    }

    /** Kills it and all it started, and waits until it is gone; nothing, when it has ended. */
    @Override
    public void close() {
        kill();
        try {
            process.waitFor(5, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        closeQuietly(process.getOutputStream());
        closeQuietly(process.getInputStream());
    }

    private void watch() {
        try {
            while (!process.waitFor(BETWEEN_LOOKS)) {
                var found = watch.look(Usage.of(process.toHandle(), folder), System.nanoTime());
                if (found.isPresent()) {
                    excess = found.get();
                    kill();
                    return;
                }
            }
        } catch (InterruptedException e) {
            kill();
        }
    }

    private static void closeQuietly(AutoCloseable stream) {
        try {
            stream.close();
        } catch (Exception gone) {
            // the other end was killed
        }
    }
}
