package org.prodays.intake;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.prodays.intake.BadSource.Reason;

/** What else may come to a port that is open to the world. */
class HostileRtmpTest {
    private static final int GREETING = 1537;

    private final Venue venue = new Venue();
    private final Random random = new Random(1935);
    private RtmpPort port;

    @BeforeEach
    void listen() throws Exception {
        port = RtmpPort.open(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), venue);
    }

    @AfterEach
    void close() {
        port.close();
    }

    @Test
    void garbage_is_cut_off_and_the_port_goes_on() throws Exception {
        for (int i = 0; i < 40; i++) {
            byte[] garbage = new byte[8192];
            random.nextBytes(garbage);
            garbage[0] = (byte) (i % 2 == 0 ? 3 : 'G');
            assertClosed(garbage);
        }
        assertClosed("GET / HTTP/1.1\r\nHost: days.example.org\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
        assertEquals(List.of(), venue.tried);
        assertClosed(greeted(command("connect", 1.0, Map.of("app", "live")), command("publish", 2.0, Amf0.NULL, "x")));
        assertEquals(List.of("x"), venue.tried);
    }

    @Test
    void media_before_a_right_key_is_never_read() throws Exception {
        assertClosed(greeted(message(RtmpMessage.VIDEO, new byte[100]), command("publish", 2.0, Amf0.NULL, Venue.KEY)));
        assertEquals(List.of(), venue.tried);
    }

    @Test
    void one_address_cannot_hold_every_connection() throws Exception {
        var held = new ArrayList<Socket>();
        for (int i = 0; i < 8; i++) {
            held.add(connected());
        }
        try (var ninth = connected()) {
            assertEquals(-1, ninth.getInputStream().read());
        }
        for (Socket socket : held) {
            socket.close();
        }
    }

    @Test
    void chunks_are_bounded() throws Exception {
        assertRefused(Reason.TOO_MUCH, header(3, 1 << 20, 20)); // a command of a mebibyte
        assertRefused(Reason.NOT_RTMP, new byte[] {(byte) 0xc3}); // goes on with nothing
        assertRefused(Reason.NOT_RTMP, message(RtmpMessage.SET_CHUNK_SIZE, new byte[4]));
        assertRefused(Reason.NOT_RTMP, message(RtmpMessage.SET_CHUNK_SIZE, new byte[2]));
        var many = ByteBuffer.allocate(9 * (12 + 128));
        for (int i = 3; i < 12; i++) {
            many.put(header(i, 1000, 20)).put(new byte[128]);
        }
        assertRefused(Reason.TOO_MUCH, many.array());
    }

    @Test
    void commands_are_bounded() throws Exception {
        byte[] deep = new byte[100];
        for (int i = 0; i < deep.length; i += 4) {
            deep[i] = 3;
            deep[i + 2] = 1;
            deep[i + 3] = 'a';
        }
        assertEquals(Reason.TOO_MUCH, refused(() -> Amf0.read(deep, 0)));
        assertEquals(Reason.NOT_RTMP, refused(() -> Amf0.read(new byte[] {2, 0x7f, 0x7f, 'a'}, 0)));
        assertEquals(Reason.NOT_RTMP, refused(() -> Amf0.read(new byte[] {0, 1}, 0)));
        assertEquals(Reason.NOT_RTMP, refused(() -> Amf0.read(new byte[] {77}, 0)));
    }

    @Test
    void random_chunks_are_read_or_refused() {
        for (int i = 0; i < 20_000; i++) {
            byte[] bytes = new byte[random.nextInt(400)];
            random.nextBytes(bytes);
            if (bytes.length > 8 && i % 2 == 0) {
                bytes[0] = 3;
                bytes[4] = 0;
                bytes[5] = 0;
                bytes[7] = RtmpMessage.COMMAND;
            }
            var reader = new ChunkReader(new DataInputStream(new ByteArrayInputStream(bytes)));
            var dialogue = new RtmpDialogue(
                    new RtmpWriter(new java.io.ByteArrayOutputStream()), venue, InetAddress.getLoopbackAddress());
            assertThrows(IOException.class, () -> {
                while (true) {
                    dialogue.hear(reader.next());
                }
            });
        }
        assertEquals(List.of(), venue.received);
    }

    private void assertRefused(Reason why, byte[] chunks) {
        var reader = new ChunkReader(new DataInputStream(new ByteArrayInputStream(chunks)));
        assertEquals(why, refused(reader::next));
    }

    private static Reason refused(org.junit.jupiter.api.function.Executable reading) {
        return assertThrows(BadSource.class, reading).reason();
    }

    /** It is closed, whatever is said before that. */
    private void assertClosed(byte[] bytes) throws IOException {
        try (var socket = connected()) {
            socket.getOutputStream().write(bytes);
            socket.shutdownOutput();
            assertTrue(socket.getInputStream().readAllBytes().length < 4 * GREETING);
        } catch (java.net.SocketException reset) {
            // closed before all was read
        }
    }

    private Socket connected() throws IOException {
        var socket = new Socket(InetAddress.getLoopbackAddress(), port.port());
        socket.setSoTimeout(30_000);
        return socket;
    }

    private static byte[] greeted(byte[]... messages) {
        var bytes = ByteBuffer.allocate(64 << 10).put((byte) 3).put(new byte[2 * GREETING - 2]);
        for (byte[] message : messages) {
            bytes.put(message);
        }
        return java.util.Arrays.copyOf(bytes.array(), bytes.position());
    }

    private static byte[] command(Object... values) {
        return message(RtmpMessage.COMMAND, Amf0.write(values));
    }

    /** A message in one chunk. */
    private static byte[] message(int type, byte[] body) {
        assertTrue(body.length <= 128, "too long for one chunk");
        return ByteBuffer.allocate(12 + body.length)
                .put(header(3, body.length, type))
                .put(body)
                .array();
    }

    private static byte[] header(int stream, int length, int type) {
        return ByteBuffer.allocate(12)
                .put((byte) stream)
                .put(new byte[3])
                .put((byte) (length >> 16))
                .putShort((short) length)
                .put((byte) type)
                .array();
    }
}
