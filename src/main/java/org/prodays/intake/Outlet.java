package org.prodays.intake;

import java.io.EOFException;
import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.file.Path;
import java.time.Duration;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.prodays.formats.BadStream;
import org.prodays.ground.Refusal;

/** Where one track leaves ffmpeg: a Unix socket on which it writes, and the thread that carries it on. */
final class Outlet implements AutoCloseable {
    /** How the track is to end. Until the source is expected to, an end means that ffmpeg failed. */
    private enum Ending {
        UNEXPECTED,
        LEFT,
        CUT_OFF
    }

    private final ServerSocketChannel server;
    private final Place.Way way;
    private final Consumer<Exception> failed;
    private volatile Ending ending = Ending.UNEXPECTED;
    private @Nullable Thread carrying;

    Outlet(Path socket, Place.Way way, Consumer<Exception> failed) throws IOException {
        this.way = way;
        this.failed = failed;
        this.server = ServerSocketChannel.open(StandardProtocolFamily.UNIX);
        this.server.bind(UnixDomainSocketAddress.of(socket), 1);
    }

    void start() {
        carrying = Thread.ofVirtual().name("outlet").start(this::carry);
    }

    /** What comes after this is the last of it. */
    void expectEnd(boolean inOrder) {
        ending = inOrder ? Ending.LEFT : Ending.CUT_OFF;
    }

    void join(Duration most) throws InterruptedException {
        if (carrying != null) {
            carrying.join(most);
        }
    }

    /** What has not come to this socket yet is not to come. */
    void listenNoMore() {
        try {
            server.close();
        } catch (IOException e) {
            failed.accept(e);
        }
    }

    /** Ends it at once, and waits until its track knows. */
    @Override
    public void close() {
        listenNoMore();
        if (carrying == null) {
            way.cutOff();
            return;
        }
        carrying.interrupt();
        try {
            carrying.join(Duration.ofSeconds(1));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void carry() {
        try (var from = server.accept()) {
            carry(from);
        } catch (IOException | BadStream | Refusal e) {
            way.cutOff();
            if (ending == Ending.UNEXPECTED) {
                failed.accept(e);
            }
            return;
        }
        if (ending == Ending.LEFT) {
            way.end();
        } else {
            way.cutOff();
        }
    }

    private void carry(SocketChannel from) throws IOException, BadStream {
        byte[] piece = new byte[1 << 16];
        for (int count = read(from, piece); count >= 0; count = read(from, piece)) {
            way.accept(piece, 0, count);
        }
        if (ending == Ending.UNEXPECTED) {
            throw new EOFException("ffmpeg ended");
        }
    }

    private static int read(SocketChannel from, byte[] piece) throws IOException {
        return from.read(ByteBuffer.wrap(piece));
    }
}
