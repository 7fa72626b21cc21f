package org.prodays.intake;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.math.BigInteger;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.SocketTimeoutException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a source with a right key may send to turn ffmpeg against us. */
class HostileMediaTest {
    private final Venue venue = new Venue();
    private final Place place =
            venue.admit(Venue.KEY, InetAddress.getLoopbackAddress()).orElseThrow();

    @TempDir
    Path data;

    @Test
    void a_playlist_in_the_place_of_media_reaches_no_file_and_no_port() throws Exception {
        var secret = Files.writeString(data.resolve("secret.ts"), "canary-77ab");
        try (var server = new ServerSocket(0, 5, InetAddress.getByName("0.0.0.0"))) {
            for (byte[] trick : Tricks.towards(secret.toString(), server.getLocalPort())) {
                assertNothingComesOf(trick);
            }
            server.setSoTimeout(50);
            assertThrows(SocketTimeoutException.class, server::accept);
        }
    }

    @Test
    void pictures_of_a_size_that_no_memory_holds_are_refused() throws Exception {
        var incoming = new Incoming(place, () -> {});
        assertThrows(BadSource.class, () -> {
            incoming.tag(new FlvTag(FlvTag.VIDEO, 0, bomb()));
            for (int i = 0; i < 3_000; i++) {
                // a key frame of one NAL unit: an IDR slice
                byte[] slice = {0x17, 1, 0, 0, 0, 0, 0, 0, 4, 0x65, (byte) 0x88, (byte) 0x84, 0};
                incoming.tag(new FlvTag(FlvTag.VIDEO, i * 40L, slice));
                Thread.sleep(i < 60 ? 0 : 10);
            }
        });
        incoming.cutOff();
        assertNoPackets();
    }

    @Test
    void garbage_after_a_right_beginning_ends_its_source_and_nothing_else() throws Exception {
        var random = new Random(264);
        for (int i = 0; i < 3; i++) {
            var incoming = new Incoming(place, () -> {});
            try {
                incoming.tag(new FlvTag(FlvTag.AUDIO, 0, new byte[] {(byte) 0xaf, 0, 0x12, 0x08}));
                for (int time = 0; time < 4_000; time += 23) {
                    byte[] body = new byte[2 + random.nextInt(400)];
                    random.nextBytes(body);
                    body[0] = (byte) 0xaf;
                    body[1] = 1;
                    incoming.tag(new FlvTag(FlvTag.AUDIO, time, body));
                }
            } catch (BadSource told) {
                assertEquals(BadSource.Reason.UNREADABLE, told.reason());
            }
            incoming.cutOff();
        }
        assertTrue(venue.received.stream().noneMatch(one -> one.ended.isEmpty()));
    }

    private void assertNothingComesOf(byte[] bytes) throws IOException {
        var conversion = Conversion.start(true, true, place, () -> {});
        try {
            conversion.write(bytes);
        } catch (BadSource soon) {
            assertEquals(BadSource.Reason.UNREADABLE, soon.reason());
        }
        conversion.end();
        assertNoPackets();
    }

    private void assertNoPackets() {
        assertEquals(
                0, venue.received.stream().mapToInt(one -> one.packets.size()).sum());
        assertTrue(venue.received.stream().noneMatch(one -> one.ended.isEmpty()));
    }

    /** A configuration of pictures of 16,384 by 16,384: a sequence parameter set (ISO 14496-10 §7.3.2.1.1) in its bits. */
    private static byte[] bomb() {
        String size = "0".repeat(10) + "10000000000"; // 1,023 and one, as ue(v)
        String bits = "1" + "1" + "011" + "010" + "0" + size + size + "1" + "1" + "0" + "0" + "1";
        String padded = bits + "0".repeat((8 - bits.length() % 8) % 8);
        byte[] coded = HexFormat.of()
                .parseHex(new BigInteger("1" + padded, 2).toString(16).substring(1));
        byte[] sps = ByteBuffer.allocate(4 + coded.length)
                .put(new byte[] {0x67, 66, 0, 62})
                .put(coded)
                .array();
        byte[] pps = {0x68, (byte) 0xce, 0x38, (byte) 0x80};
        return ByteBuffer.allocate(16 + sps.length + pps.length)
                .put(new byte[] {0x17, 0, 0, 0, 0, 1, 66, 0, 62, (byte) 0xff, (byte) 0xe1})
                .putShort((short) sps.length)
                .put(sps)
                .put((byte) 1)
                .putShort((short) pps.length)
                .put(pps)
                .array();
    }
}
