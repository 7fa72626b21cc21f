package org.prodays.encoders;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.IOException;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.prodays.Ffprobe;
import org.prodays.WithPostgres;
import org.prodays.intake.RtmpPort;
import org.prodays.intake.SrtPort;
import org.prodays.media.Conformance;
import org.prodays.people.People;
import org.prodays.people.Person;
import org.prodays.programme.Session;
import org.prodays.stage.OnAir;
import org.prodays.stage.Scene;
import org.prodays.stage.Stage;
import org.prodays.stage.TestStage;

/** A venue's encoder on the stage of a session, by RTMP and by SRT: Debian's ffmpeg, over the loopback. */
@QuarkusTest
@WithPostgres
class VenueTest {

    private static final String PICTURES = "-re -f lavfi -i testsrc=size=1280x720:rate=25 ";
    private static final String SOUND = "-re -f lavfi -i sine=frequency=440:sample_rate=44100 ";
    private static final String ENCODED = "-c:v libx264 -preset ultrafast -bf 2 -g 25 -pix_fmt yuv420p -c:a aac -t 5 ";

    @Inject
    People people;

    @Inject
    EncoderHouse house;

    @Inject
    Stage stage;

    @Inject
    StreamKeys keys;

    @Inject
    Encoders encoders;

    @Inject
    VenueDoor door;

    @Test
    void what_comes_by_rtmp_and_then_by_srt_is_one_broadcast_in_two_sizes_and_two_sounds() throws Exception {
        Session session = house.opened("webinar-20-crafts-online");
        Person organiser = people.person("organiser-1").orElseThrow();
        var issued = keys.create(session, "Main camera", organiser);
        Scene scene = stage.scene(session);
        scene.invite(issued.source());
        TestStage.enter(scene, issued.source());
        var conformance = new Conformance(name -> house.fetch(session, name));

        try (var port = RtmpPort.open(loopback(0), door)) {
            assertNotEquals(0, encode("-f flv " + rtmp(port, "0".repeat(StreamKeys.LENGTH)), session, conformance));
            assertEquals(0, encode("-f flv " + rtmp(port, issued.key()), session, conformance));
            house.await(session, OnAir.State.NOTHING);
        }
        byte[] fetched = Objects.requireNonNull(house.fetch(session, "main.m3u8"));
        String playlist = new String(fetched, StandardCharsets.UTF_8);
        assertTrue(playlist.contains("RESOLUTION=1280x720") && playlist.contains("RESOLUTION=640x360"), playlist);

        SrtLine line = keys.srtOf(issued.source()).orElseThrow();
        var at = loopback(freePort());
        try (var port = SrtPort.open(at, line.passphrase(), door.place(line.source()))) {
            String address = "srt://127.0.0.1:" + at.getPort() + "?passphrase=" + line.passphrase();
            assertEquals(0, encode("-f mpegts " + address, session, conformance));
            house.await(session, OnAir.State.LOST);
        }
        conformance.look();
        assertEquals(List.of(), conformance.broken());
        Ffprobe.assertHolds("aac h264 opus", house.replay(session));
        double seconds = house.secondsRecorded(session);
        assertTrue(seconds > 7.5, "of 10 seconds " + seconds + " are recorded");

        encoders.revoke(session, issued.source().id(), organiser);
        assertTrue(keys.srtOf(issued.source()).isEmpty());
        house.await(session, OnAir.State.NOTHING);
    }

    @Test
    void a_passphrase_is_what_srt_takes_and_changes_with_the_key() {
        String one = SrtLine.passphrase(new byte[32]);
        assertTrue(one.matches("[0-9A-Za-z]{32}"), one);
        assertNotEquals(one, SrtLine.passphrase(new byte[] {1}));
    }

    /** Runs the encoder while the playlists are looked at; answers its exit code. */
    private int encode(String to, Session session, Conformance conformance) throws Exception {
        var command = new ArrayList<>(List.of("ffmpeg", "-nostdin", "-v", "error"));
        command.addAll(List.of((PICTURES + SOUND + ENCODED + to).split(" ", -1)));
        var process = new ProcessBuilder(command).inheritIO().start();
        while (process.isAlive()) {
            if (house.state(session) == OnAir.State.LIVE) {
                conformance.look();
            }
            TimeUnit.MILLISECONDS.sleep(200);
        }
        return process.waitFor();
    }

    private static String rtmp(RtmpPort port, String key) {
        return "rtmp://127.0.0.1:" + port.port() + "/live/" + key;
    }

    private static InetSocketAddress loopback(int port) {
        return new InetSocketAddress(InetAddress.getLoopbackAddress(), port);
    }

    private static int freePort() throws IOException {
        try (var free = new DatagramSocket(0, InetAddress.getLoopbackAddress())) {
            return free.getLocalPort();
        }
    }
}
