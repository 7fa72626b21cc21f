package org.prodays;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** A line between a browser and the program that cuts off what asks for certain things, as some networks do with WebSockets. */
final class StrippingProxy implements AutoCloseable {

    private final ServerSocket listening = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    private final URI program;
    private final List<String> unwelcome;

    /** @param unwelcome words of a request's head */
    StrippingProxy(String program, String... unwelcome) throws IOException {
        this.program = URI.create(program);
        this.unwelcome = List.of(unwelcome);
        Thread.ofVirtual().start(this::listen);
    }

    /** The program's address by this line. */
    String address() {
        return program.getScheme() + "://" + program.getHost() + ":" + listening.getLocalPort();
    }

    private void listen() {
        try {
            while (true) {
                Socket browser = listening.accept();
                Socket server = new Socket(program.getHost(), program.getPort());
                Thread.ofVirtual().start(() -> carry(browser, server, true));
                Thread.ofVirtual().start(() -> carry(server, browser, false));
            }
        } catch (IOException closed) {
            // the test is over
        }
    }

    private void carry(Socket from, Socket to, boolean up) {
        byte[] piece = new byte[16 * 1024];
        try (from;
                to) {
            for (int read = from.getInputStream().read(piece);
                    read >= 0 && !(up && isUnwelcome(piece, read));
                    read = from.getInputStream().read(piece)) {
                to.getOutputStream().write(piece, 0, read);
            }
        } catch (IOException cut) {
            // one end has gone
        }
    }

    private boolean isUnwelcome(byte[] piece, int length) {
        String said = new String(piece, 0, length, StandardCharsets.ISO_8859_1);
        return unwelcome.stream().anyMatch(said::contains);
    }

    @Override
    public void close() throws IOException {
        listening.close();
    }
}
