package org.prodays.stage;

import static io.restassured.RestAssured.given;
import static org.hamcrest.CoreMatchers.containsString;
import static org.hamcrest.CoreMatchers.not;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.prodays.Ffprobe;
import org.prodays.WithPostgres;
import org.prodays.media.Conformance;
import org.prodays.people.People;
import org.prodays.programme.Programme;
import org.prodays.programme.Session;

@QuarkusTest
@WithPostgres
class IngestTest {

    private static final Pattern KEY = Pattern.compile("id=\"encoder-key\"[^>]*>([0-9a-z]{32})<");
    private static final Pattern LINE = Pattern.compile("id=\"encoder-ffmpeg\"[^>]*>([^<]+)<");
    private static final Pattern SOURCE = Pattern.compile("id=\"source-([0-9a-f-]{36})\"");

    @Inject
    People people;

    @Inject
    Programme programme;

    @Inject
    Stage stage;

    @Inject
    StreamKeys keys;

    private final Encoded pictures = Encoded.pictures(320, 180);

    /** Debian's ffmpeg, by the very line that the page shows. */
    @Test
    void ffmpeg_pushes_by_the_line_of_the_page_and_the_broadcast_keeps_every_rule() throws Exception {
        Session session = planned("webinar-13-hotel-reputation");
        String page = organiser("POST", session, "", "Main camera");
        opened(session);
        String line = first(LINE, page)
                .replace("&quot;", "\"")
                .replaceAll("http://[^/ ]+/", "http://localhost:" + RestAssured.port + "/")
                .replace("-i INPUT", "-f lavfi -t 9 -i testsrc=size=640x360:rate=25[out0];sine=frequency=440[out1]")
                .replace("ffmpeg ", "ffmpeg -nostdin -v error ")
                .replace("[out0];", "[out0]\\;");
        var ffmpeg = new ProcessBuilder("bash", "-c", line).inheritIO().start();
        until(() -> stage.onAir(session.id()).state() == OnAir.State.LIVE);
        var conformance = new Conformance(name -> fetch(session, name));
        while (ffmpeg.isAlive()) {
            conformance.look();
            TimeUnit.MILLISECONDS.sleep(200);
        }
        assertEquals(0, ffmpeg.waitFor());
        until(() -> stage.onAir(session.id()).state() == OnAir.State.NOTHING);
        programme.end(session.id());
        conformance.look();
        assertEquals(List.of(), conformance.broken());
        String replay = "http://localhost:" + RestAssured.port
                + stage.onAir(session.id()).replayPlaylist().orElseThrow();
        Ffprobe.assertHolds("aac h264", replay);
        Ffprobe.assertDecodes(replay);
        double seconds = stage.replay(session.id()).orElseThrow().duration().toMillis() / 1000.0;
        assertTrue(seconds > 7 && seconds < 10, "of 9 seconds " + seconds + " are recorded");
    }

    @Test
    void a_wrong_key_is_refused_before_the_body_is_asked_for_and_too_many_for_a_minute() {
        Session session = opened(planned("webinar-14-kitchen-traceability"));
        String key = key(session, "Camera");
        try (var right = asking(1, path(session, key))) {
            assertEquals("100", right.answer());
        }
        for (int i = 0; i < WrongKeys.MOST; i++) {
            try (var wrong = asking(9, path(session, "0".repeat(StreamKeys.LENGTH)))) {
                assertTrue(wrong.answer().startsWith("403"));
            }
        }
        try (var limited = asking(9, path(session, key))) {
            String answer = limited.answer();
            assertTrue(answer.startsWith("429"), answer);
            assertTrue(answer.matches("(?is).*\nretry-after: ([1-9]|[1-5]\\d|60)\n.*"), answer);
        }
        try (var other = asking(1, path(session, key))) {
            assertEquals("100", other.answer());
        }
    }

    @Test
    void the_key_may_come_as_authorization_and_only_for_its_session_while_it_is_open() {
        Session session = opened(planned("webinar-15-logistics-4"));
        Session other = planned("webinar-16-digital-pattern-making");
        String key = key(session, "Camera");
        String later = key(other, "Camera");
        String basic = Base64.getEncoder().encodeToString(("encoder:" + key).getBytes(StandardCharsets.UTF_8));
        String path = "/ingest/" + session.key() + "/video";
        assertEquals("200", status(path, "Authorization: Bearer " + key));
        assertEquals("200", status(path, "Authorization: Basic " + basic));
        assertEquals("200", status("/ingest/" + session.key() + "/" + key + "/Streams(video).cmfv"));
        assertEquals("401", status(path));
        assertEquals("403", status(path(other, key)));
        assertEquals("409", status(path(other, later)));
        assertEquals("404", status("/ingest/webinar-99/" + key + "/video"));
        given().get(path(session, key)).then().statusCode(405);
    }

    @Test
    void what_cannot_be_played_is_told_with_its_place_and_shown_to_the_organiser() {
        Session session = opened(planned("webinar-19-content-creation"));
        String path = path(session, key(session, "Camera"));
        byte[] whole = pictures.of(25);
        byte[] flipped = whole.clone();
        flipped[pictures.header().length] = 0x40;
        refused(path, "empty", 0, new byte[0]);
        refused(path, "ended_within_box", whole.length - 7, Arrays.copyOf(whole, whole.length - 7));
        refused(path, "box_too_large", pictures.header().length, flipped);
        refused(path, "size_zero", 0, replaced(pictures.header(), "\0\0\0\u001cftyp", "\0\0\0\0ftyp"));
        refused(path, "codec_unsupported", -1, replaced(pictures.header(), "avc1", "hvc1"));
        String page = organiser("GET", session, "", null);
        assertTrue(page.contains("The codec is not H.264, AAC or Opus."), page);
        assertTrue(page.contains("moov/trak/mdia/minf/stbl/stsd/hvc1"), page);
    }

    /** It sends what is no box for as long as it is listened to. */
    @Test
    void an_endless_stream_of_nothing_is_cut_off() {
        Session session = opened(planned("webinar-20-crafts-online"));
        byte[] nothing = new byte[8192];
        Arrays.fill(nothing, (byte) 0x33);
        try (var endless = TestEncoder.pushes(path(session, key(session, "Camera")))) {
            for (int i = 0; i < 2_000; i++) {
                endless.sends(nothing);
            }
            assertTrue(endless.answer().startsWith("400"));
        }
    }

    @Test
    void a_revoked_or_replaced_key_cuts_a_running_push_and_opens_nothing_more() {
        Session session = opened(planned("webinar-03-developer"));
        String page = organiser("POST", session, "", "Camera");
        String source = first(SOURCE, page);
        String key = first(KEY, page);
        String fresh;
        try (var running = TestEncoder.pushes(path(session, key))) {
            running.sends(pictures.header());
            until(() -> organiser("GET", session, "", null).contains("Coming in"));
            fresh = first(KEY, organiser("POST", session, "/" + source + "/key", null));
            assertTrue(running.answer().startsWith("403"));
        }
        assertEquals("403", status(path(session, key)));
        try (var running = TestEncoder.pushes(path(session, fresh))) {
            running.sends(pictures.header());
            until(() -> organiser("GET", session, "", null).contains("Coming in"));
            organiser("POST", session, "/" + source + "/revoke", null);
            assertTrue(running.answer().startsWith("403"));
        }
        assertEquals("403", status(path(session, fresh)));
        assertTrue(organiser("GET", session, "", null).contains("Revoked"));
    }

    @Test
    void a_second_source_waits_for_the_organisers_word_and_the_first_is_told() {
        Session session = opened(planned("webinar-04-cybersecurity"));
        String first = key(session, "First");
        String second = key(session, "Second");
        try (var camera = TestEncoder.pushes(path(session, first))) {
            camera.sends(pictures.header());
            until(() -> organiser("GET", session, "", null).contains("Coming in"));
            assertEquals("409", status(path(session, second)));
            var source = keys.of(session).stream()
                    .map(SourceStore.Kept::source)
                    .filter(one -> one.name().equals("Second"))
                    .findFirst()
                    .orElseThrow();
            organiser("POST", session, "/" + source.id() + "/take-over", null);
            try (var other = TestEncoder.pushes(path(session, second))) {
                other.sends(pictures.header());
                assertTrue(camera.answer().startsWith("409"));
            }
        }
    }

    /** The parts of one hall come on while another hall's source does the worst it can. */
    @Test
    void a_source_that_stops_in_the_middle_of_a_box_is_not_noticed_in_another_hall() throws Exception {
        Session good = opened(planned("webinar-01-connected-car"));
        Session bad = opened(planned("webinar-02-factory-4"));
        String path = path(good, key(good, "Good"));
        String worst = path(bad, key(bad, "Bad"));
        var encoders = new ArrayList<TestEncoder>();
        var sending = Thread.ofVirtual().start(() -> send(path));
        until(() -> stage.onAir(good.id()).state() == OnAir.State.LIVE);
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
        byte[] playlist = fetch(session, "video.m3u8");
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

    private String status(String path, String... headers) {
        var all = new ArrayList<>(List.of(headers));
        all.add("Transfer-Encoding: chunked");
        try (var encoder = new TestEncoder(1, "PUT", path, all.toArray(String[]::new))) {
            encoder.sends(pictures.header()).sends(pictures.fragments().getFirst());
            return encoder.ends().answer().substring(0, 3);
        }
    }

    private static TestEncoder asking(int from, String path) {
        return new TestEncoder(from, "POST", path, "Transfer-Encoding: chunked", "Expect: 100-continue");
    }

    private static byte[] replaced(byte[] header, String from, String to) {
        String text = new String(header, StandardCharsets.ISO_8859_1);
        return text.replace(from, to).getBytes(StandardCharsets.ISO_8859_1);
    }

    private static String path(Session session, String key) {
        return "/ingest/" + session.key() + "/" + key + "/video";
    }

    private Session planned(String key) {
        return programme.session(key).orElseThrow();
    }

    /** Opens it without the demonstration, as if one of its encoders were just about to come. */
    private Session opened(Session session) {
        Session open = programme.open(session.id());
        keys.of(open).forEach(kept -> stage.scene(open).enter(kept.source()));
        return open;
    }

    private String key(Session session, String name) {
        return first(KEY, organiser("POST", session, "", name));
    }

    /** What the page of encoders answers to an organiser. */
    private String organiser(String method, Session session, String path, @Nullable String name) {
        RequestSpecification request = given().header("Origin", TestStudio.ownOrigin())
                .accept("text/html")
                .cookie("prodays", cookie());
        if (name != null) {
            request.formParam("name", name);
        }
        return request.request(method, "/en/sessions/" + session.key() + "/encoders" + path)
                .then()
                .statusCode(200)
                .body(not(containsString("Exception")))
                .extract()
                .asString();
    }

    private @Nullable String organiser;

    private String cookie() {
        if (organiser == null) {
            organiser = given().redirects()
                    .follow(false)
                    .header("Origin", TestStudio.ownOrigin())
                    .post("/en/enter/" + people.issueCode("organiser-1"))
                    .cookie("prodays");
        }
        return organiser;
    }

    private byte @Nullable [] fetch(Session session, String name) {
        String broadcast = stage.onAir(session.id()).broadcast();
        var answer = given().get("/media/" + broadcast + "/" + name);
        return answer.statusCode() == 200 ? answer.asByteArray() : null;
    }

    private static String first(Pattern pattern, String page) {
        var found = pattern.matcher(page);
        assertTrue(found.find(), page);
        return found.group(1);
    }

    private static void until(BooleanSupplier there) {
        for (int i = 0; i < 400 && !there.getAsBoolean(); i++) {
            try {
                TimeUnit.MILLISECONDS.sleep(100);
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
        }
        assertEquals(true, there.getAsBoolean());
    }
}
