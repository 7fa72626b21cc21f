package org.prodays.intake;

import java.io.IOException;
import java.net.DatagramSocket;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;
import org.prodays.ground.Refusal;
import org.prodays.sandbox.SandboxMissing;
import org.prodays.sandbox.Sandboxed;

/**
 * A port of its own for one source that sends MPEG-TS by SRT, encrypted with a passphrase that is its key: who has another one is
 * refused by libsrt before a byte of media is read. It listens until it is closed, whatever the source does; while one encoder sends, it takes
 * no other.
 */
public final class SrtPort implements AutoCloseable {
    private static final Logger LOG = Logger.getLogger(SrtPort.class);
    private static final Duration FIRST_PAUSE = Duration.ofMillis(250);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(8);
    /** After which what comes next is another attempt, and no further one of the same. */
    private static final Duration LASTED = Duration.ofSeconds(20);

    private final InetSocketAddress at;
    private final Place place;
    private final SrtPrograms programs;
    private final Path folder;
    private volatile boolean closed;
    private volatile @Nullable Sandboxed relay;
    private volatile @Nullable Sandboxed listener;

    private SrtPort(InetSocketAddress at, Place place, SrtPrograms programs, Path folder) {
        this.at = at;
        this.place = place;
        this.programs = programs;
        this.folder = folder;
    }

    /**
     * Listens until it is closed.
     *
     * @param passphrase 10 to 64 letters and digits
     * @throws SandboxMissing when a program is not installed
     * @throws java.net.BindException when another program has the port
     */
    public static SrtPort open(InetSocketAddress at, String passphrase, Place place) throws IOException {
        SrtPrograms.require();
        new DatagramSocket(at).close(); // the relay would say the same, but to nobody
        var folder = Files.createTempDirectory("prodays");
        var port = new SrtPort(at, place, new SrtPrograms(folder, passphrase), folder);
        Thread.ofVirtual().name("srt-relay-" + at.getPort()).start(() -> port.again(port::relay));
        Thread.ofVirtual().name("srt-" + at.getPort()).start(() -> port.again(port::listen));
        return port;
    }

    /** Ends what comes in through it. */
    @Override
    public void close() {
        closed = true;
        close(relay);
        close(listener);
        try (var files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(file);
            }
        } catch (IOException e) {
            LOG.warnf("%s could not be removed: %s", folder, e.getMessage());
        }
    }

    private interface Round {
        void go() throws IOException, InterruptedException;
    }

    /** Round after round; after short ones with longer and longer pauses. */
    private void again(Round round) {
        var pause = FIRST_PAUSE;
        while (!closed) {
            long began = System.nanoTime();
            try {
                round.go();
            } catch (IOException | Refusal e) {
                LOG.infof("SRT on port %d: %s", at.getPort(), e.getMessage());
            } catch (InterruptedException e) {
                return;
            }
            boolean lasted = System.nanoTime() - began > LASTED.toNanos();
            pause = lasted ? FIRST_PAUSE : pause.multipliedBy(2);
            pause = pause.compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : pause;
            sleep(pause);
        }
    }

    private void relay() throws IOException, InterruptedException {
        try (var running = programs.relay(at)) {
            relay = running;
            if (!closed) {
                LOG.debugf("the relay of SRT port %d %s", at.getPort(), running.await());
            }
        }
    }

    /** Waits for an encoder and takes what it sends until it is gone. */
    private void listen() throws IOException {
        try (var running = programs.listener()) {
            listener = running;
            if (!closed) {
                receive(running);
            }
        }
    }

    private void receive(Sandboxed running) throws IOException {
        var incoming = new Incoming(place, running::kill);
        try {
            var tags = new FlvReader(running.stdout());
            for (var tag = tags.next(); tag != null; tag = tags.next()) {
                incoming.tag(tag);
            }
            LOG.debugf("SRT on port %d: %s", at.getPort(), running.words());
        } finally {
            incoming.cutOff();
        }
    }

    private static void close(@Nullable Sandboxed program) {
        if (program != null) {
            program.close();
        }
    }

    private static void sleep(Duration pause) {
        try {
            Thread.sleep(pause);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
