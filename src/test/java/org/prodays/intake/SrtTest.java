package org.prodays.intake;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.net.BindException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.prodays.formats.RenditionName;

/** A venue's encoder sends by SRT: a real one, over the loopback, into a sandbox that has no network. */
class SrtTest {
    private static final String PASSPHRASE = "passphrase0of0the0hall";
    private static final String PICTURES = "-re -f lavfi -i testsrc=size=640x480:rate=25 ";
    private static final String SOUND = "-re -f lavfi -i sine=frequency=440:sample_rate=48000 ";
    private static final String H264 = "-c:v libx264 -preset ultrafast -bf 2 -g 25 -pix_fmt yuv420p ";

    private final Venue venue = new Venue();
    private InetSocketAddress at;
    private SrtPort port;

    @BeforeEach
    void listen() throws Exception {
        try (var free = new DatagramSocket(0, InetAddress.getLoopbackAddress())) {
            at = new InetSocketAddress(InetAddress.getLoopbackAddress(), free.getLocalPort());
        }
        port = SrtPort.open(
                at, PASSPHRASE, venue.admit(Venue.KEY, at.getAddress()).orElseThrow());
    }

    @AfterEach
    void close() {
        port.close();
    }

    @Test
    void after_noise_and_a_wrong_passphrase_the_right_one_comes_in_and_comes_back() throws Exception {
        noise();
        assertNotEquals(0, Venue.encoder(PICTURES + "-t 20 " + H264 + "-f mpegts " + address("another0one")));
        noise();
        assertEquals(List.of(), venue.received);

        for (int time = 0; time < 2; time++) {
            send(PICTURES + SOUND + "-t 4 " + H264 + "-c:a aac -f mpegts ");
            Venue.await(() ->
                    venue.received.stream().filter(one -> !one.ended.isEmpty()).count() == 4);
            var high = venue.of(RenditionName.HIGH);
            assertEquals(high.keys(), venue.of(RenditionName.LOW).keys());
            for (var one : venue.received) {
                assertEquals(3.5, one.seconds(), 0.7, one.name() + " lasts");
            }
            assertEquals(
                    Set.of(List.of("cut off")),
                    venue.received.stream().map(one -> one.ended).collect(Collectors.toSet()));
            venue.received.clear();
        }
    }

    @Test
    void a_port_that_another_program_has_is_refused() throws Exception {
        var place = venue.admit(Venue.KEY, at.getAddress()).orElseThrow();
        try (var taken = new DatagramSocket(0, InetAddress.getLoopbackAddress())) {
            var there = new InetSocketAddress(taken.getLocalAddress(), taken.getLocalPort());
            assertThrows(BindException.class, () -> SrtPort.open(there, PASSPHRASE, place));
        }
    }

    /** As the caller of a listener that may be between two rounds, it tries again. */
    private void send(String arguments) throws Exception {
        for (int attempt = 0; attempt < 20; attempt++) {
            if (Venue.encoder(arguments + address(PASSPHRASE)) == 0) {
                return;
            }
        }
        throw new AssertionError("the encoder is not let in");
    }

    private void noise() throws Exception {
        var random = new Random(9000);
        try (var socket = new DatagramSocket()) {
            for (int i = 0; i < 200; i++) {
                byte[] bytes = new byte[random.nextInt(1400)];
                random.nextBytes(bytes);
                socket.send(new DatagramPacket(bytes, bytes.length, at));
            }
        }
    }

    private String address(String passphrase) {
        return "srt://127.0.0.1:" + at.getPort() + "?passphrase=" + passphrase;
    }
}
