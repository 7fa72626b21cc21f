package org.prodays.captioning;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.not;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.prodays.WithPostgres;
import org.prodays.captions.CaptionLanguage;
import org.prodays.people.People;
import org.prodays.programme.Programme;
import org.prodays.programme.Session;
import org.prodays.stage.Stage;
import org.prodays.stage.TestStage;
import org.prodays.stage.TestStudio;

@QuarkusTest
@TestProfile(CaptionerPagesTest.Alone.class)
@WithPostgres
class CaptionerPagesTest {

    /** With an edition of its own, as it ends sessions that others hold. */
    public static final class Alone implements QuarkusTestProfile {}

    @Inject
    People people;

    @Inject
    Programme programme;

    @Inject
    Stage stage;

    @Test
    void a_line_that_is_typed_is_kept_told_to_players_and_can_be_corrected() {
        Session session = onAir("webinar-13-hotel-reputation");
        String moderator = cookie("moderator-1");
        page(session, moderator).statusCode(200).body(containsString("id=\"captioner-line\""));
        say(session, moderator, line("a", "fr", "Bonjour à tous", "null"))
                .statusCode(200)
                .body(equalTo("{\"number\":0}"));
        say(session, moderator, line("a", "fr", "Bonjour à tous", "null"))
                .statusCode(200)
                .body(equalTo("{\"number\":0}"));
        say(session, moderator, line("b", "fr", "Bonsoir à tous", "0")).statusCode(200);
        as(moderator)
                .get("/fr/captions/" + session.key() + "/lines?language=fr")
                .then()
                .body(equalTo("{\"lines\":[{\"number\":0,\"text\":\"Bonsoir à tous\"}]}"));
        var onAir = stage.onAir(session.id());
        assertEquals(Set.of(CaptionLanguage.FR), onAir.captions());
        given().get(onAir.playlist().orElseThrow())
                .then()
                .body(containsString("TYPE=SUBTITLES"), containsString("captions-fr.m3u8"));
        given().get(onAir.soundPlaylist().orElseThrow()).then().statusCode(200).body(containsString("saver.m3u8"));
    }

    @Test
    void what_is_no_line_is_refused_in_the_readers_language() {
        Session session = onAir("webinar-14-kitchen-traceability");
        String organiser = cookie("organiser-1");
        refused(say(session, organiser, "{"), 400, "Cette ligne n’a pas été comprise");
        refused(say(session, organiser, line("a", "de", "Hallo", "null")), 400, "Cette ligne n’a pas été comprise");
        refused(say(session, organiser, line("a", "fr", " \\n ", "null")), 400, "Cette ligne n’a pas été comprise");
        refused(say(session, organiser, line("a", "fr", "a".repeat(401), "null")), 400, "au plus 400");
        refused(say(session, organiser, line("a", "fr", "a".repeat(5000), "null")), 413, "au plus 400");
        say(session, cookie("professional-13"), line("b", "fr", "Bonjour", "null"))
                .statusCode(403);
        say(session, cookie("professional-14"), line("b", "fr", "Bonjour", "null"))
                .statusCode(200);
        Session planned = programme.session("webinar-15-logistics-4").orElseThrow();
        refused(say(planned, organiser, line("c", "fr", "Bonjour", "null")), 409, "pas encore ouverte");
        Session silent = programme.open(programme
                .session("webinar-16-digital-pattern-making")
                .orElseThrow()
                .id());
        refused(say(silent, organiser, line("d", "fr", "Bonjour", "null")), 409, "Rien n’est encore passé");
    }

    @Test
    void after_the_end_a_file_is_looked_at_takes_their_place_and_goes_again() {
        Session session = onAir("webinar-19-content-creation");
        String moderator = cookie("moderator-1");
        say(session, moderator, line("a", "ar", "مرحبا بكم", "null")).statusCode(200);
        upload(session, moderator, "WEBVTT").statusCode(409);
        programme.end(session.id());
        TestStage.end(stage, session.id());
        refused(say(session, moderator, line("b", "ar", "شكرا", "null")), 409, "La session est terminée");
        upload(session, moderator, "WEBVTT\n\n00:00.000 --> 00:0x.000\nأهلا\n")
                .statusCode(400)
                .body(containsString("Ligne 3"));
        upload(session, moderator, "WEBVTT\n\n00:00.000 --> 00:02.000\nأهلا وسهلا\n")
                .statusCode(303);
        page(session, moderator, "/replay").body(containsString("مرحبا بكم"), containsString("أهلا وسهلا"));
        String playlist =
                stage.onAir(session.id()).replayPlaylist().orElseThrow().replace("replay.", "replay-captions-ar.");
        given().get(playlist).then().body(containsString("captions-ar-r0-0.vtt"));
        change(session, moderator, "replace");
        given().get(playlist).then().body(containsString("captions-ar-r1-0.vtt"));
        given().get(playlist.replaceAll("[^/]+$", "captions-ar-r1-0.vtt"))
                .then()
                .contentType("text/vtt")
                .header("Cache-Control", containsString("immutable"))
                .body(containsString("أهلا وسهلا"));
        page(session, moderator, "/replay").body(not(containsString("مرحبا بكم")));
        change(session, moderator, "restore");
        page(session, moderator, "/replay").body(containsString("مرحبا بكم"), not(containsString("أهلا وسهلا")));
    }

    private Session onAir(String key) {
        Session session = programme.open(programme.session(key).orElseThrow().id());
        try (var studio = new TestStudio(cookie("organiser-1"), session.key(), TestStudio.ownOrigin())) {
            studio.says(TestStudio.hello("a", "r")).next();
            studio.sendsAll(0, 1600);
        }
        return session;
    }

    private ValidatableResponse page(Session session, String cookie) {
        return page(session, cookie, "");
    }

    private static ValidatableResponse page(Session session, String cookie, String below) {
        return as(cookie)
                .accept("text/html")
                .get("/fr/captions/" + session.key() + below)
                .then();
    }

    private static ValidatableResponse say(Session session, String cookie, String body) {
        return as(cookie)
                .contentType("text/plain; charset=utf-8")
                .body(body)
                .post("/fr/captions/" + session.key() + "/lines")
                .then();
    }

    private static ValidatableResponse upload(Session session, String cookie, String file) {
        return as(cookie)
                .accept("text/html")
                .multiPart("captions", "ar")
                .multiPart("file", "a.vtt", file.getBytes(StandardCharsets.UTF_8))
                .post("/fr/captions/" + session.key() + "/replay")
                .then();
    }

    private static void change(Session session, String cookie, String what) {
        as(cookie)
                .formParam("captions", "ar")
                .post("/fr/captions/" + session.key() + "/replay/" + what)
                .then()
                .statusCode(303);
    }

    private static void refused(ValidatableResponse answer, int status, String message) {
        answer.statusCode(status).body("message", containsString(message));
    }

    private static RequestSpecification as(String cookie) {
        return given().redirects()
                .follow(false)
                .accept("application/json")
                .header("Origin", TestStudio.ownOrigin())
                .cookie("prodays", cookie);
    }

    private static String line(String key, String language, String text, String corrects) {
        return "{\"key\":\"%s\",\"language\":\"%s\",\"text\":\"%s\",\"began\":null,\"corrects\":%s}"
                .formatted(key.repeat(16), language, text, corrects);
    }

    private String cookie(String person) {
        return given().redirects()
                .follow(false)
                .header("Origin", TestStudio.ownOrigin())
                .post("/en/enter/" + people.issueCode(person))
                .cookie("prodays");
    }
}
