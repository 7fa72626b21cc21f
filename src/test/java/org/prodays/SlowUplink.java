package org.prodays;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.util.concurrent.TimeUnit;

/** A line between a browser and the program: what goes up shares so many bits a second, what comes down is free. */
final class SlowUplink implements AutoCloseable {

    /** Small, so that little waits where the browser does not see it. */
    private static final int BUFFER = 8 * 1024;

    private static final int FRAME = 1460;

    private final ServerSocket listening = new ServerSocket();
    private final URI program;
    private volatile long bitsPerSecond;
    private long free = System.nanoTime(); // when the line has sent all it was given

    SlowUplink(String program, long bitsPerSecond) throws IOException {
        this.program = URI.create(program);
        this.bitsPerSecond = bitsPerSecond;
        listening.setReceiveBufferSize(BUFFER);
        listening.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
        Thread.ofVirtual().start(this::listen);
    }

    /** The program's address by this line. */
    String address() {
        return program.getScheme() + "://" + program.getHost() + ":" + listening.getLocalPort();
    }

    void carry(long bits) {
        bitsPerSecond = bits;
    }

    private void listen() {
        try {
            while (true) {
                Socket browser = listening.accept();
                Socket server = new Socket(InetAddress.getLoopbackAddress(), program.getPort());
                browser.setTcpNoDelay(true);
                server.setTcpNoDelay(true);
                Thread.ofVirtual().start(() -> carry(browser, server, true));
                Thread.ofVirtual().start(() -> carry(server, browser, false));
            }
        } catch (IOException closed) {
            // the test is over
        }
    }

    private void carry(Socket from, Socket to, boolean up) {
        byte[] frame = new byte[up ? FRAME : 64 * 1024];
        try (from;
                to) {
            for (int read = from.getInputStream().read(frame);
                    read >= 0;
                    read = from.getInputStream().read(frame)) {
                if (up) {
                    TimeUnit.NANOSECONDS.sleep(wait(read));
                }
                to.getOutputStream().write(frame, 0, read);
            }
        } catch (IOException gone) {
            // the other end has gone away
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Takes the line for so many bytes; answers for how long, in nanoseconds, until they are through. */
    private synchronized long wait(int bytes) {
        long now = System.nanoTime();
        free = Math.max(free, now) + bytes * 8L * TimeUnit.SECONDS.toNanos(1) / bitsPerSecond;
        return free - now;
    }

    @Override
    public void close() {
        try {
            listening.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
