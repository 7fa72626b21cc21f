package org.prodays.intake;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jboss.logging.Logger;

/**
 * The port on which venues' encoders publish by RTMP, each with its stream key. At most {@value #MOST} connections, {@value #MOST_OF_ONE}
 * from one address; who has not shown a right key after 15 s is cut off, and so is who is silent for ten.
 */
public final class RtmpPort implements AutoCloseable {
    private static final Logger LOG = Logger.getLogger(RtmpPort.class);
    private static final int MOST = 64;
    private static final int MOST_OF_ONE = 8;
    private static final Duration TO_BE_ADMITTED = Duration.ofSeconds(15);
    private static final Duration SILENCE = Duration.ofSeconds(10);

    private final ServerSocket server;
    private final Doorkeeper door;
    private final Map<Socket, InetAddress> open = new ConcurrentHashMap<>();

    private RtmpPort(ServerSocket server, Doorkeeper door) {
        this.server = server;
        this.door = door;
    }

    /** Listens until it is closed. */
    public static RtmpPort open(InetSocketAddress at, Doorkeeper door) throws IOException {
        var server = new ServerSocket();
        server.setReuseAddress(true);
        server.bind(at, MOST);
        var port = new RtmpPort(server, door);
        Thread.ofVirtual().name("rtmp-port").start(port::accept);
        return port;
    }

    public int port() {
        return server.getLocalPort();
    }

    /** Ends what comes in through it. */
    @Override
    public void close() {
        closed(server);
        open.keySet().forEach(RtmpPort::closed);
    }

    private void accept() {
        while (!server.isClosed()) {
            try {
                take(server.accept());
            } catch (IOException e) {
                LOG.debugf("a connection was not taken: %s", e.getMessage());
            }
        }
    }

    private void take(Socket socket) throws IOException {
        var from = socket.getInetAddress();
        if (open.size() >= MOST || open.values().stream().filter(from::equals).count() >= MOST_OF_ONE) {
            socket.close();
            return;
        }
        open.put(socket, from);
        socket.setSoTimeout((int) SILENCE.toMillis());
        socket.setTcpNoDelay(true);
        var connection = new RtmpConnection(socket, door);
        Thread.ofVirtual().name("rtmp-" + from.getHostAddress()).start(() -> {
            try {
                connection.run();
            } finally {
                open.remove(socket);
            }
        });
        Thread.ofVirtual().start(() -> cutOffUnlessAdmitted(socket, connection));
    }

    private static void cutOffUnlessAdmitted(Socket socket, RtmpConnection connection) {
        try {
            Thread.sleep(TO_BE_ADMITTED);
        } catch (InterruptedException e) {
            return;
        }
        if (!connection.admitted()) {
            closed(socket);
        }
    }

    private static void closed(AutoCloseable socket) {
        try {
            socket.close();
        } catch (Exception e) {
            LOG.debugf("closing failed: %s", e.getMessage());
        }
    }
}
