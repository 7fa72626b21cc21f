package org.prodays.stage;

import static io.restassured.RestAssured.given;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.net.http.WebSocketHandshakeException;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletionException;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.prodays.WithPostgres;
import org.prodays.people.People;
import org.prodays.programme.Programme;
import org.prodays.programme.Session;

@QuarkusTest
@WithPostgres
class StudioSocketTest {

    private static final String WELCOME = "{\"type\":\"welcome\",\"version\":1,\"resumed\":%s,\"next\":%d}";

    @Inject
    People people;

    @Inject
    Programme programme;

    @Inject
    Stage stage;

    @Test
    void a_studio_is_welcome_its_packets_are_acknowledged_by_number_and_repeated_ones_do_no_harm() {
        Session session = opened("webinar-05-data-ai");
        try (var studio = studio("professional-05", session)) {
            studio.says(TestStudio.hello("a", "r"));
            assertEquals(WELCOME.formatted(false, 0), studio.next());
            studio.sendsAll(0, 80).sends(TestStudio.packet(3)).sendsAll(80, 90);
        }
        assertEquals(
                true,
                List.of(OnAir.State.LIVE, OnAir.State.LOST)
                        .contains(stage.onAir(session.id()).state()));
    }

    @Test
    void a_pause_of_a_track_is_taken_and_that_of_no_track_is_refused() {
        try (var studio = studio("professional-05", opened("webinar-05-data-ai"))) {
            studio.says(TestStudio.hello("p", "q").put("takeOver", true));
            assertEquals(WELCOME.formatted(false, 0), studio.next());
            studio.sendsAll(0, 40).says("{\"type\":\"pause\",\"track\":0}").sendsAll(40, 60);
            studio.says("{\"type\":\"pause\",\"track\":4}");
            assertEquals(
                    "stage_refusal_malformed", studio.nextJson().get("reason").asText());
        }
    }

    @Test
    void only_the_studios_page_may_run_web_assembly() {
        String policy = "Content-Security-Policy";
        String cookie = cookie("professional-05");
        String studio = given().cookie("prodays", cookie)
                .get("/fr/studio/webinar-05-data-ai")
                .header(policy);
        assertTrue(studio.endsWith("; script-src 'self' 'wasm-unsafe-eval'"), studio);
        assertTrue(!given().cookie("prodays", cookie).get("/fr").header(policy).contains("wasm"));
    }

    @Test
    void nobody_a_trainee_a_stranger_and_another_sites_page_are_refused() {
        Session session = opened("webinar-06-digital-accountant");
        assertEquals(401, status(() -> new TestStudio("", session.key(), TestStudio.ownOrigin())));
        assertEquals(403, status(() -> studio("trainee-1", session)));
        try (var stranger = studio("professional-04", session);
                var elsewhere = new TestStudio(cookie("professional-06"), session.key(), "https://elsewhere.example");
                var lost = new TestStudio(cookie("organiser-1"), "webinar-99", TestStudio.ownOrigin())) {
            assertEquals(
                    "stage_refusal_not_yours", stranger.nextJson().get("reason").asText());
            assertEquals("closed 1008", stranger.next());
            assertEquals(
                    "ground_refusal_other_site",
                    elsewhere.nextJson().get("reason").asText());
            assertEquals(
                    "stage_refusal_no_session", lost.nextJson().get("reason").asText());
        }
        try (var organiser = studio("organiser-1", session)) {
            assertEquals(
                    WELCOME.formatted(false, 0),
                    organiser.says(TestStudio.hello("o", "r")).next());
        }
    }

    @Test
    void a_session_that_is_not_open_is_told_so_in_the_readers_language() {
        Session planned = programme.session("webinar-17-precision-agriculture").orElseThrow();
        try (var studio = studio("professional-17", planned)) {
            var refused = studio.nextJson();
            assertEquals("stage_refusal_not_open", refused.get("reason").asText());
            assertEquals(
                    "The hall is not open yet. You can go on air once the moderator has opened it.",
                    refused.get("text").asText());
        }
    }

    @Test
    void what_is_not_what_it_says_is_refused_with_its_reason_and_what_was_kept_stays() {
        Session session = opened("webinar-08-online-recruitment");
        refusedAfterTen(session, "stage_refusal_malformed", studio -> studio.sends(changed(0, 2)));
        refusedAfterTen(session, "stage_refusal_malformed", studio -> studio.sends(changed(1, 9)));
        refusedAfterTen(session, "stage_refusal_malformed", studio -> studio.sends(changed(2, 4)));
        refusedAfterTen(session, "stage_refusal_malformed", studio -> studio.sends(new byte[20]));
        refusedAfterTen(session, "stage_refusal_malformed", studio -> studio.sends(new byte[0]));
        refusedAfterTen(session, "stage_refusal_out_of_order", studio -> studio.sends(TestStudio.packet(11)));
        refusedAfterTen(session, "stage_refusal_too_large", studio -> studio.sends(longer(32 * 1024 + 1)));
        refusedAfterTen(session, "stage_refusal_too_large", StudioSocketTest::sendTooLargePacket);
        refusedAfterTen(session, "stage_refusal_unplayable", studio -> studio.sends(timedAsBefore()));
        refusedAfterTen(session, "stage_refusal_malformed", studio -> studio.says("{\"type\":\"dance\"}"));
        refusedAfterTen(session, "stage_refusal_malformed", studio -> studio.says("[[["));
        refusedAfterTen(session, "stage_refusal_too_large", studio -> studio.says("x".repeat(20_000)));
        assertEquals(9, kept(session));
    }

    @Test
    void a_hello_that_cannot_be_is_refused() {
        Session session = opened("webinar-09-bim");
        refusedHello(
                session,
                "stage_refusal_version",
                studio -> studio.says(TestStudio.hello("a", "r").put("version", 2)));
        refusedHello(
                session,
                "stage_refusal_malformed",
                studio -> studio.says(TestStudio.hello("a", "r").put("studio", "short")));
        refusedHello(
                session,
                "stage_refusal_malformed",
                studio -> studio.says(TestStudio.hello("a", "r").put("from", -1)));
        refusedHello(
                session,
                "stage_refusal_malformed",
                studio -> studio.says(TestStudio.hello("a", "r").put("admin", true)));
        refusedHello(session, "stage_refusal_hello_first", studio -> studio.sends(TestStudio.packet(0)));
        var withoutTracks = TestStudio.hello("a", "r");
        withoutTracks.putArray("tracks");
        refusedHello(session, "stage_refusal_unplayable", studio -> studio.says(withoutTracks));
    }

    @Test
    void a_cut_run_goes_on_after_the_last_packet_kept_and_a_reloaded_page_in_the_same_broadcast() {
        Session session = opened("webinar-10-predictive-maintenance");
        try (var studio = studio("professional-10", session)) {
            studio.says(TestStudio.hello("a", "r")).next();
            studio.sendsAll(0, 30);
        }
        String broadcast = stage.onAir(session.id()).broadcast();
        try (var again = studio("professional-10", session)) {
            again.says(TestStudio.hello("a", "r").put("from", 25));
            assertEquals(WELCOME.formatted(true, 30), again.next());
            again.sends(TestStudio.packet(28)).sendsAll(30, 40);
        }
        try (var reloaded = studio("professional-10", session)) {
            reloaded.says(TestStudio.hello("a", "s"));
            assertEquals(WELCOME.formatted(false, 0), reloaded.next());
            reloaded.sendsAll(0, 10);
            assertEquals(new OnAir(OnAir.State.LIVE, broadcast, Set.of()), stage.onAir(session.id()));
        }
    }

    @Test
    void a_second_studio_is_told_and_may_take_over_and_the_first_is_told_and_stops() {
        Session session = opened("webinar-11-renewable-energy");
        try (var first = studio("professional-11", session);
                var second = studio("professional-11", session)) {
            first.says(TestStudio.hello("a", "r")).next();
            first.sendsAll(0, 10);
            second.says(TestStudio.hello("b", "r"));
            assertEquals("{\"type\":\"occupied\"}", second.next());
            first.sendsAll(10, 20);
            second.says(TestStudio.hello("b", "r").put("takeOver", true));
            assertEquals(WELCOME.formatted(false, 0), second.next());
            assertEquals("{\"type\":\"takenOver\"}", first.next());
            assertEquals("closed 1008", first.next());
            second.sendsAll(0, 10);
        }
    }

    @Test
    void the_sessions_end_makes_the_replay_and_is_told_to_the_studio() {
        Session session = opened("webinar-12-additive-manufacturing");
        try (var studio = studio("professional-12", session)) {
            studio.says(TestStudio.hello("a", "r")).next();
            studio.sendsAll(0, 500);
            programme.end(session.id());
            assertEquals("{\"type\":\"ended\"}", studio.next());
        }
        var onAir = stage.onAir(session.id());
        assertEquals(OnAir.State.ENDED, onAir.state());
        given().get(onAir.replayPlaylist().orElseThrow()).then().statusCode(200);
        var replay = stage.replay(session.id()).orElseThrow();
        assertTrue(replay.ended());
        assertNotEquals(0, replay.duration().toSeconds());
        assertEquals(0, replay.secondAt(replay.begunAt()));
        try (var late = studio("professional-12", session)) {
            assertEquals("stage_refusal_ended", late.nextJson().get("reason").asText());
        }
    }

    private Session opened(String key) {
        return programme.open(programme.session(key).orElseThrow().id());
    }

    private TestStudio studio(String person, Session session) {
        return new TestStudio(cookie(person), session.key(), TestStudio.ownOrigin());
    }

    private String cookie(String person) {
        return given().redirects()
                .follow(false)
                .header("Origin", TestStudio.ownOrigin())
                .post("/en/enter/" + people.issueCode(person))
                .cookie("prodays");
    }

    private static int status(Runnable handshake) {
        var failed = assertThrows(CompletionException.class, handshake::run);
        return assertInstanceOf(WebSocketHandshakeException.class, failed.getCause())
                .getResponse()
                .statusCode();
    }

    private void refusedAfterTen(Session session, String reason, Consumer<TestStudio> wrong) {
        try (var studio = studio("professional-08", session)) {
            int next = studio.says(TestStudio.hello("a", "rq"))
                    .nextJson()
                    .get("next")
                    .asInt();
            studio.sendsAll(next, 10);
            wrong.accept(studio);
            var refused = studio.nextJson();
            assertEquals(reason, refused.path("reason").asText(), refused.toString());
            assertEquals(9, refused.get("kept").asLong());
            assertEquals("closed 1008", studio.next());
        }
    }

    /** The last packet kept of the studio that these refusals use. */
    private long kept(Session session) {
        try (var studio = studio("professional-08", session)) {
            return studio.says(TestStudio.hello("a", "rq"))
                            .nextJson()
                            .get("next")
                            .asLong()
                    - 1;
        }
    }

    private void refusedHello(Session session, String reason, Consumer<TestStudio> wrong) {
        try (var studio = studio("professional-09", session)) {
            wrong.accept(studio);
            assertEquals(reason, studio.nextJson().get("reason").asText());
            assertEquals("closed 1008", studio.next());
        }
    }

    private static byte[] changed(int at, int value) {
        byte[] chunk = TestStudio.packet(10);
        chunk[at] = (byte) value;
        return chunk;
    }

    private static byte[] longer(int payload) {
        return Arrays.copyOf(TestStudio.packet(10), PacketReader.HEADER + payload);
    }

    /** A packet of 1 MiB and one byte, in chunks that are each allowed. */
    private static void sendTooLargePacket(TestStudio studio) {
        byte[] chunk = longer(PacketReader.LARGEST_CHUNK);
        chunk[2] &= ~PacketReader.FLAG_LAST;
        for (int sent = 0; sent <= PacketReader.LARGEST_PACKET / PacketReader.LARGEST_CHUNK; sent++) {
            studio.sends(chunk);
        }
    }

    /** Packet 10 with the time of the first one of its track. */
    private static byte[] timedAsBefore() {
        byte[] chunk = TestStudio.packet(10);
        Arrays.fill(chunk, 8, 16, (byte) 0);
        return chunk;
    }
}
