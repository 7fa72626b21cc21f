package org.prodays.intake;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;
import org.prodays.intake.BadSource.Reason;
import org.prodays.sandbox.Sandbox;
import org.prodays.sandbox.SandboxLimits;
import org.prodays.sandbox.Sandboxed;

/**
 * ffmpeg at work on one source: Flash video in at its standard input, each track out through a socket of its own in the one folder it
 * has, and on to its {@link Place}. Sound and pictures pass as they came; beside them it makes smaller ones ({@link Renditions}).
 */
final class Conversion {
    private static final Logger LOG = Logger.getLogger(Conversion.class);
    private static final Duration TO_FINISH = Duration.ofSeconds(5);

    private final Path folder;
    private final Runnable over;
    private final List<Outlet> outlets = new ArrayList<>();
    private final AtomicReference<@Nullable Exception> failure = new AtomicReference<>();
    private @Nullable Sandboxed ffmpeg;

    private Conversion(Path folder, Runnable over) {
        this.folder = folder;
        this.over = over;
    }

    /**
     * Starts it.
     *
     * @throws org.prodays.ground.Refusal when there is no place for its tracks
     */
    static Conversion start(boolean audio, boolean video, Place place, Runnable over) throws IOException {
        var conversion = new Conversion(Files.createTempDirectory("prodays"), over);
        try {
            conversion.begin(Renditions.of(audio, video), place);
            return conversion;
        } catch (IOException | RuntimeException e) {
            conversion.close();
            throw e;
        }
    }

    /** Takes the next bytes of the file; blocks while ffmpeg is behind. */
    void write(byte[] bytes) throws IOException {
        check();
        try {
            running().stdin().write(bytes);
            running().stdin().flush();
        } catch (IOException gone) {
            check();
            throw new BadSource(Reason.UNREADABLE, running().words());
        }
    }

    /** The source leaves of its own will: what is within goes on, then each track ends. */
    void end() {
        finish(true);
    }

    /** The source is cut off: what is within goes on, then each track waits for its return. */
    void cutOff() {
        finish(false);
    }

    private void begin(List<Renditions> renditions, Place place) throws IOException {
        for (Renditions one : renditions) {
            var way = place.way(one.pictures(), over);
            outlets.add(new Outlet(folder.resolve(one.socket()), way, this::failed));
        }
        var running = Sandbox.within(SandboxLimits.lasting()).in(folder).ffmpeg(Renditions.arguments(renditions));
        ffmpeg = running;
        outlets.forEach(Outlet::start);
        Thread.ofVirtual().name("conversion-" + running.pid()).start(() -> awaitEnd(running));
    }

    /** What ffmpeg has not opened by its end never comes. */
    private void awaitEnd(Sandboxed running) {
        try {
            running.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        outlets.forEach(Outlet::listenNoMore);
    }

    private void finish(boolean inOrder) {
        outlets.forEach(outlet -> outlet.expectEnd(inOrder));
        try {
            running().stdin().close();
            for (Outlet outlet : outlets) {
                outlet.join(TO_FINISH);
            }
        } catch (IOException gone) {
            LOG.debugf("ffmpeg ended before its source: %s", gone.getMessage());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            close();
        }
    }

    /** A track was refused, or ffmpeg is at its end: nothing more is wanted of the source. */
    private void failed(Exception why) {
        if (failure.compareAndSet(null, why)) {
            over.run();
        }
    }

    private void check() throws BadSource {
        Exception why = failure.get();
        if (why != null) {
            String said = running().words();
            throw new BadSource(Reason.UNREADABLE, why.getMessage() + (said.isEmpty() ? "" : "; " + said));
        }
    }

    private Sandboxed running() {
        if (ffmpeg == null) {
            throw new IllegalStateException("not started");
        }
        return ffmpeg;
    }

    private void close() {
        if (ffmpeg != null) {
            ffmpeg.close();
        }
        outlets.forEach(Outlet::close);
        try (var files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        } catch (IOException e) {
            LOG.warnf("%s could not be removed: %s", folder, e.getMessage());
        }
    }
}
