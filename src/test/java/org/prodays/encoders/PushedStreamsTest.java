package org.prodays.encoders;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.prodays.Ffprobe;
import org.prodays.WithPostgres;
import org.prodays.media.Conformance;
import org.prodays.programme.Programme;
import org.prodays.programme.Session;
import org.prodays.stage.Encoded;
import org.prodays.stage.OnAir;

/** What encoders push, good and bad streams, and what becomes of it. */
@QuarkusTest
@WithPostgres
class PushedStreamsTest {

    private static final Pattern LINE = Pattern.compile("id=\"encoder-ffmpeg\"[^>]*>([^<]+)<");

    @Inject
    EncoderHouse house;

    @Inject
    Programme programme;

    private final Encoded pictures = Encoded.pictures(320, 180);

    /** Debian's ffmpeg, by the very line that the page shows. */
    @Test
    void ffmpeg_pushes_by_the_line_of_the_page_and_the_broadcast_keeps_every_rule() throws Exception {
        Session session = house.planned("opening-session");
        String page = house.page("POST", session, "", "Main camera");
        house.opened(session.key());
        String line = EncoderHouse.first(LINE, page)
                .replace("&quot;", "\"")
                .replaceAll("http://[^/ ]+/", "http://localhost:" + RestAssured.port + "/")
                .replace("-i INPUT", "-f lavfi -t 9 -i testsrc=size=640x360:rate=25[out0];sine=frequency=440[out1]")
                .replace("ffmpeg ", "ffmpeg -nostdin -v error ")
                .replace("[out0];", "[out0]\\;");
        var ffmpeg = new ProcessBuilder("bash", "-c", line).inheritIO().start();
        house.await(session, OnAir.State.LIVE);
        var conformance = new Conformance(name -> house.fetch(session, name));
        while (ffmpeg.isAlive()) {
            conformance.look();
            TimeUnit.MILLISECONDS.sleep(200);
        }
        assertEquals(0, ffmpeg.waitFor());
        house.await(session, OnAir.State.NOTHING);
        programme.end(session.id());
        conformance.look();
        assertEquals(List.of(), conformance.broken());
        Ffprobe.assertHolds("aac h264", house.replay(session));
        Ffprobe.assertDecodes(house.replay(session));
        double seconds = house.secondsRecorded(session);
        assertTrue(seconds > 7 && seconds < 10, "of 9 seconds " + seconds + " are recorded");
    }

    @Test
    void what_cannot_be_played_is_told_with_its_place_and_shown_to_the_organiser() {
        Session session = house.opened("webinar-19-content-creation");
        String path = EncoderHouse.path(session, house.key(session, "Camera"));
        byte[] whole = pictures.of(25);
        byte[] flipped = whole.clone();
        flipped[pictures.header().length] = 0x40;
        refused(path, "empty", 0, new byte[0]);
        refused(path, "ended_within_box", whole.length - 7, Arrays.copyOf(whole, whole.length - 7));
        refused(path, "box_too_large", pictures.header().length, flipped);
        refused(path, "size_zero", 0, replaced(pictures.header(), "\0\0\0\u001cftyp", "\0\0\0\0ftyp"));
        refused(path, "codec_unsupported", -1, replaced(pictures.header(), "avc1", "hvc1"));
        String page = house.page(session);
        assertTrue(page.contains("The codec is not H.264, AAC or Opus."), page);
        assertTrue(page.contains("moov/trak/mdia/minf/stbl/stsd/hvc1"), page);
    }

    /** It sends what is no box for as long as it is listened to. */
    @Test
    void an_endless_stream_of_nothing_is_cut_off() {
        Session session = house.opened("webinar-20-crafts-online");
        byte[] nothing = new byte[8192];
        Arrays.fill(nothing, (byte) 0x33);
        try (var endless = TestEncoder.pushes(EncoderHouse.path(session, house.key(session, "Camera")))) {
            for (int i = 0; i < 2_000; i++) {
                endless.sends(nothing);
            }
            assertTrue(endless.answer().startsWith("400"));
        }
    }

    /** The parts of one hall come on while another hall's source does the worst it can. */
    @Test
    void a_source_that_stops_in_the_middle_of_a_box_is_not_noticed_in_another_hall() throws Exception {
        Session good = house.opened("webinar-01-connected-car");
        Session bad = house.opened("webinar-02-factory-4");
        String path = EncoderHouse.path(good, house.key(good, "Good"));
        String worst = EncoderHouse.path(bad, house.key(bad, "Bad"));
        var encoders = new ArrayList<TestEncoder>();
        var sending = Thread.ofVirtual().start(() -> send(path));
        house.await(good, OnAir.State.LIVE);
        int before = partsIn(good, 3);
        for (int i = 0; i < 4; i++) {
            byte[] half = Arrays.copyOf(pictures.of(25), pictures.header().length + 300 * (i + 1));
            encoders.add(TestEncoder.pushes(worst).sends(half));
        }
        int during = partsIn(good, 3);
        sending.interrupt();
        encoders.forEach(TestEncoder::close);
        assertTrue(during >= before - 3, before + " parts before, " + during + " parts during");
    }

    private int partsIn(Session session, int seconds) throws Exception {
        int from = parts(session);
        TimeUnit.SECONDS.sleep(seconds);
        return parts(session) - from;
    }

    /** Counts the parts made so far by the sequence and the parts of the newest segments. */
    private int parts(Session session) {
        byte[] playlist = house.fetch(session, "video.m3u8");
        String text = playlist == null ? "" : new String(playlist, StandardCharsets.UTF_8);
        return (int) text.lines()
                        .filter(line -> line.startsWith("#EXT-X-PART:"))
                        .count()
                + 100 * Integer.parseInt(text.replaceAll("(?s).*#EXT-X-MEDIA-SEQUENCE:(\\d+).*", "$1"));
    }

    private void send(String path) {
        try (var encoder = TestEncoder.pushes(path)) {
            encoder.sends(pictures.header());
            for (byte[] fragment : pictures.fragments()) {
                encoder.sends(fragment);
                TimeUnit.MILLISECONDS.sleep(40);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void refused(String path, String reason, long offset, byte[] stream) {
        try (var encoder = TestEncoder.pushes(path)) {
            for (int at = 0; at < stream.length; at += 8192) {
                encoder.sends(Arrays.copyOfRange(stream, at, Math.min(stream.length, at + 8192)));
            }
            String answer = encoder.ends().answer();
            assertTrue(answer.startsWith("400"), answer);
            assertTrue(answer.contains("\"reason\":\"" + reason + "\""), answer);
            assertTrue(offset < 0 || answer.contains("\"byte\":" + offset + ","), answer);
        }
    }

    private static byte[] replaced(byte[] header, String from, String to) {
        String text = new String(header, StandardCharsets.ISO_8859_1);
        return text.replace(from, to).getBytes(StandardCharsets.ISO_8859_1);
    }
}
