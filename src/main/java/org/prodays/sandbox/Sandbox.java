package org.prodays.sandbox;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Where a program of the system may handle bytes that come from outside. It finds its own code, the files shown to it
 * ({@code /shown/…}, to read) and one folder ({@code /box}, to read and write); no other file, no network but a loopback of its own, no
 * other process, nothing of our environment; and it ends with us. Made with bubblewrap and prlimit of Linux.
 */
public final class Sandbox {
    private static final String FFMPEG = "ffmpeg";
    private static final List<String> MAKERS = List.of("bwrap", "prlimit", "nice");

    /** Linux ends what is to die with its parent when the thread that started it ends, so this one never does. */
    private static final ExecutorService STARTER = Executors.newSingleThreadExecutor(
            work -> Thread.ofPlatform().daemon().name("sandbox-starter").unstarted(work));

    private static volatile boolean tried;

    private final SandboxLimits limits;
    private final @Nullable Path folder;
    private final List<Shown> shown;
    private final boolean network;

    /** A file or folder outside, and where it is found inside, to be read. */
    record Shown(Path file, String place) {}

    private Sandbox(SandboxLimits limits, @Nullable Path folder, List<Shown> shown, boolean network) {
        this.limits = limits;
        this.folder = folder;
        this.shown = shown;
        this.network = network;
    }

    public static Sandbox within(SandboxLimits limits) {
        return new Sandbox(limits, null, List.of(), false);
    }

    /** The same with a folder, in which the program may do all it likes: one made for this work, never one that is kept. */
    public Sandbox in(Path own) {
        return new Sandbox(limits, own, shown, network);
    }

    /** The same, where a file is to be read as {@code /shown/} and its name. */
    public Sandbox showing(Path file) {
        return with(new Shown(file, "/shown/" + file.getFileName()));
    }

    /** The same, where a folder of the system is found in its own place; only for what every program may read, such as fonts. */
    public Sandbox seeing(Path folderOfTheSystem) {
        return with(new Shown(folderOfTheSystem, folderOfTheSystem.toString()));
    }

    private Sandbox with(Shown more) {
        var all = new ArrayList<>(shown);
        all.add(more);
        return new Sandbox(limits, folder, List.copyOf(all), network);
    }

    /** The same, on the network of this machine: for a program that carries bytes and reads none of them. */
    public Sandbox onTheNetwork() {
        return new Sandbox(limits, folder, shown, true);
    }

    /**
     * Whether ffmpeg can run in a sandbox here; tried once, and again as long as it fails.
     *
     * @throws SandboxMissing when it cannot, with what to do about it
     */
    public static void requireFfmpeg() throws IOException {
        require(List.of(FFMPEG));
        if (!tried) {
            tryIt();
            tried = true;
        }
    }

    /**
     * Starts ffmpeg, which says only its warnings and errors. Arguments that read bytes from outside force their format, and name
     * the protocols and codecs that may be used.
     *
     * @throws SandboxMissing as {@link #requireFfmpeg}
     */
    public Sandboxed ffmpeg(List<String> arguments) throws IOException {
        requireFfmpeg();
        return run(List.of(FFMPEG), Stream.concat(quietly(), arguments.stream()).toList());
    }

    /** The beginning of each command line of ffmpeg. */
    public static Stream<String> quietly() {
        return Stream.of(FFMPEG, "-hide_banner", "-nostdin", "-loglevel", "warning");
    }

    /**
     * Starts a command that finds just these programs.
     *
     * @throws SandboxMissing when one of them is not installed
     */
    public Sandboxed run(List<String> programs, List<String> command) throws IOException {
        require(programs);
        var builder = new ProcessBuilder(new SandboxCommand(limits, folder, shown, network, programs).of(command));
        builder.environment().clear();
        return new Sandboxed(start(builder), limits, folder);
    }

    /**
     * Whether these programs are installed, and what makes the sandbox.
     *
     * @throws SandboxMissing naming the packages of all that are not
     */
    public static void require(List<String> programs) throws SandboxMissing {
        Programs.require(Stream.concat(programs.stream(), MAKERS.stream()).toList());
    }

    private static void tryIt() throws IOException {
        try (var trial = within(SandboxLimits.brief()).run(List.of(FFMPEG), List.of(FFMPEG, "-version"))) {
            trial.stdout().readAllBytes();
            var ended = trial.await();
            if (!ended.well()) {
                throw new SandboxMissing("no sandbox on this machine: bubblewrap " + ended, List.of());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException(e);
        }
    }

    private static Process start(ProcessBuilder builder) throws IOException {
        try {
            return CompletableFuture.supplyAsync(() -> started(builder), STARTER)
                    .join();
        } catch (CompletionException e) {
            if (e.getCause() instanceof UncheckedIOException failed) {
                throw Objects.requireNonNull(failed.getCause());
            }
            throw e;
        }
    }

    private static Process started(ProcessBuilder builder) {
        try {
            return builder.start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
