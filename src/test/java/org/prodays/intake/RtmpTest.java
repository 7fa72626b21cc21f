package org.prodays.intake;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.prodays.formats.AudioTrack;
import org.prodays.formats.RenditionName;
import org.prodays.formats.VideoTrack;

/** A venue's encoder publishes by RTMP: a real one, over the loopback. */
class RtmpTest {
    private static final String PICTURES = "-re -f lavfi -i testsrc=size=1280x720:rate=25 ";
    private static final String SOUND = "-re -f lavfi -i sine=frequency=440:sample_rate=44100 ";
    private static final String H264 = "-c:v libx264 -preset ultrafast -bf 2 -g 25 -pix_fmt yuv420p ";

    private final Venue venue = new Venue();
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
    void pictures_and_sound_come_in_two_sizes_each_and_together() throws Exception {
        assertEquals(0, Venue.encoder(PICTURES + SOUND + "-t 4 " + H264 + "-c:a aac -f flv " + address(Venue.KEY)));
        awaitEnd(4);

        var high = venue.of(RenditionName.HIGH);
        var low = venue.of(RenditionName.LOW);
        assertEquals("1280x720", size(high));
        assertEquals("640x360", size(low));
        assertEquals(2 * 4 / 2, high.keys().size());
        assertEquals(high.keys(), low.keys());
        assertEquals(100, high.packets.size());
        assertEquals(100, low.packets.size());
        var sound = (AudioTrack) venue.of(RenditionName.SOUND).tracks.getFirst();
        assertEquals("opus 1", sound.codec() + " " + sound.channels());
        var aac = (AudioTrack) venue.of(RenditionName.AAC).tracks.getFirst();
        assertEquals("mp4a.40.2 44100", aac.codec() + " " + aac.sampleRate());
        for (var one : venue.received) {
            assertEquals(3.9, one.seconds(), 0.15, one.name() + " lasts");
            assertEquals(1.0, shownFirst(one), 0.15, one.name() + " begins");
        }
        assertEquals(List.of(Venue.KEY), venue.tried);
        assertEquals(
                Set.of(List.of("end")),
                venue.received.stream().map(one -> one.ended).collect(Collectors.toSet()));
    }

    @Test
    void sound_alone_is_a_source_too() throws Exception {
        assertEquals(0, Venue.encoder(SOUND + "-t 3 -c:a aac -f flv " + address(Venue.KEY)));
        awaitEnd(2);
        assertEquals("[opus, mp4a.40.2]", codecs().toString());
    }

    @Test
    void a_wrong_key_is_refused_before_any_media_is_read() throws Exception {
        assertNotEquals(0, Venue.encoder(PICTURES + "-t 10 " + H264 + "-f flv " + address("guessed")));
        assertEquals(List.of("guessed"), venue.tried);
        assertEquals(List.of(), venue.received);
    }

    @Test
    void other_codecs_are_refused() throws Exception {
        assertNotEquals(0, Venue.encoder(PICTURES + "-t 10 -c:v flv1 -f flv " + address(Venue.KEY)));
        assertNotEquals(0, Venue.encoder(SOUND + "-t 10 -c:a libmp3lame -f flv " + address(Venue.KEY)));
        assertEquals(List.of(), venue.received);
    }

    @Test
    void a_source_that_may_not_come_now_is_told_so() throws Exception {
        venue.close();
        assertNotEquals(0, Venue.encoder(PICTURES + "-t 10 " + H264 + "-f flv " + address(Venue.KEY)));
        assertEquals(List.of(), venue.received);
    }

    @Test
    void a_source_whose_time_is_over_is_cut_off() throws Exception {
        var encoder = Venue.start(PICTURES + "-t 60 " + H264 + "-f flv " + address(Venue.KEY));
        awaitPackets();
        venue.received.getFirst().over.run();
        awaitEnd(2);
        assertTrue(encoder.waitFor(30, TimeUnit.SECONDS));
        assertEquals(Set.of(List.of("cut off")), endings());
    }

    @Test
    void a_source_that_is_cut_off_may_come_back() throws Exception {
        for (int i = 0; i < 2; i++) {
            var encoder = Venue.start(PICTURES + "-t 60 " + H264 + "-f flv " + address(Venue.KEY));
            awaitPackets();
            encoder.destroyForcibly();
            awaitEnd(2);
            assertEquals(Set.of(List.of("cut off")), endings());
            venue.received.clear();
        }
    }

    private List<String> codecs() {
        return venue.received.stream().map(one -> one.tracks.getFirst().codec()).toList();
    }

    private Set<List<String>> endings() {
        return venue.received.stream().map(one -> one.ended).collect(Collectors.toSet());
    }

    private void awaitPackets() throws InterruptedException {
        Venue.await(
                () -> venue.received.size() == 2 && venue.received.stream().noneMatch(one -> one.packets.isEmpty()));
    }

    private static double shownFirst(Venue.Received one) {
        var first = one.packets.getFirst();
        return (first.timestampMicros() + first.compositionMicros()) / 1e6;
    }

    private static String size(Venue.Received one) {
        var track = (VideoTrack) one.tracks.getFirst();
        return track.width() + "x" + track.height();
    }

    private void awaitEnd(int tracks) throws InterruptedException {
        Venue.await(() ->
                venue.received.stream().filter(one -> !one.ended.isEmpty()).count() >= tracks);
    }

    private String address(String key) {
        return "rtmp://127.0.0.1:" + port.port() + "/live/" + key;
    }
}
