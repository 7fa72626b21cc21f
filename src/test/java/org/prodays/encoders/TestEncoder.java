package org.prodays.encoders;

import io.restassured.RestAssured;
import java.io.BufferedReader;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/** An encoder that speaks HTTP/1.1 over a socket of its own, so that it can do what no library would. */
final class TestEncoder implements AutoCloseable {

    private static final int PATIENCE = 40_000;

    private final Socket socket;
    private final BufferedReader in;

    /** @param host the last number of the loopback address it comes from */
    TestEncoder(int host, String method, String path, String... headers) {
        this(new Way(host, RestAssured.port), method, path, headers);
    }

    /** From the loopback address that ends in {@code host} to a port. */
    private record Way(int host, int port) {}

    private TestEncoder(Way way, String method, String path, String... headers) {
        try {
            socket = new Socket(address(1), way.port(), address(way.host()), 0);
            socket.setSoTimeout(PATIENCE);
            in = new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8));
            var request = new StringBuilder(method + " " + path + " HTTP/1.1\r\nHost: localhost\r\n");
            for (String header : headers) {
                request.append(header).append("\r\n");
            }
            write((request + "\r\n").getBytes(StandardCharsets.US_ASCII));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static TestEncoder pushes(String path) {
        return new TestEncoder(1, "POST", path, "Transfer-Encoding: chunked");
    }

    static TestEncoder to(int port, String path) {
        return new TestEncoder(new Way(1, port), "POST", path, "Transfer-Encoding: chunked");
    }

    /** Sends a chunk for each byte, as a network may bring them. */
    TestEncoder sendsByteByByte(byte[] bytes) {
        var chunks = new ByteArrayOutputStream();
        for (byte one : bytes) {
            chunks.writeBytes(new byte[] {'1', '\r', '\n', one, '\r', '\n'});
        }
        return sendsAsItIs(chunks.toByteArray());
    }

    TestEncoder sendsAsItIs(byte[] bytes) {
        try {
            write(bytes);
        } catch (IOException e) {
            // what was answered tells why
        }
        return this;
    }

    /** Sends a chunk, whether it is still listened to or not. */
    TestEncoder sends(byte[] bytes) {
        try {
            write((Integer.toHexString(bytes.length) + "\r\n").getBytes(StandardCharsets.US_ASCII));
            write(bytes);
            write("\r\n".getBytes(StandardCharsets.US_ASCII));
        } catch (IOException e) {
            // what was answered tells why
        }
        return this;
    }

    TestEncoder ends() {
        try {
            write("0\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
        } catch (IOException e) {
            // as above
        }
        return this;
    }

    boolean isAnswered() {
        try {
            return in.ready();
        } catch (IOException e) {
            return true;
        }
    }

    /** Waits until there is an answer or the connection is closed. */
    boolean isAnsweredOrClosed() {
        try {
            return in.read() >= -1;
        } catch (SocketTimeoutException e) {
            return false;
        } catch (IOException e) {
            return true;
        }
    }

    /** The next answer: its status, then its headers and its body, a line each. */
    String answer() {
        try {
            var answer = new StringBuilder(in.readLine().split(" ", 3)[1]);
            int length = 0;
            for (String line = in.readLine(); line != null && !line.isEmpty(); line = in.readLine()) {
                answer.append('\n').append(line);
                if (line.toLowerCase(Locale.ROOT).startsWith("content-length:")) {
                    length = Integer.parseInt(line.substring(15).strip());
                }
            }
            char[] body = new char[length];
            int have = 0;
            while (have < length && answer.indexOf("}") < 0) {
                int read = in.read(body, 0, length);
                answer.append('\n').append(body, 0, read);
                have += read;
            }
            return answer.toString();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static InetAddress address(int host) throws IOException {
        return InetAddress.getByAddress(new byte[] {127, 0, 0, (byte) host});
    }

    private void write(byte[] bytes) throws IOException {
        socket.getOutputStream().write(bytes);
        socket.getOutputStream().flush();
    }

    @Override
    public void close() {
        try {
            socket.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
