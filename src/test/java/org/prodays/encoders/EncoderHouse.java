package org.prodays.encoders;

import static io.restassured.RestAssured.given;
import static org.hamcrest.CoreMatchers.containsString;
import static org.hamcrest.CoreMatchers.not;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.restassured.RestAssured;
import io.restassured.specification.RequestSpecification;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.prodays.people.People;
import org.prodays.programme.Programme;
import org.prodays.programme.Session;
import org.prodays.stage.OnAir;
import org.prodays.stage.Stage;
import org.prodays.stage.TestStudio;

/** What tests of encoders need: an organiser at the page of encoders, sessions of the demonstration edition, and what they show. */
@ApplicationScoped
class EncoderHouse {

    static final Pattern KEY = Pattern.compile("id=\"encoder-key\"[^>]*>([0-9a-z]{32})<");

    private final People people;
    private final Programme programme;
    private final Stage stage;
    private final StreamKeys keys;
    private @Nullable String organiser;

    EncoderHouse(People people, Programme programme, Stage stage, StreamKeys keys) {
        this.people = people;
        this.programme = programme;
        this.stage = stage;
        this.keys = keys;
    }

    Session planned(String key) {
        return programme.session(key).orElseThrow();
    }

    Session opened(String key) {
        return programme.open(planned(key).id());
    }

    /** The key of a new source of the session, made by the page. */
    String key(Session session, String name) {
        return first(KEY, page("POST", session, "", name));
    }

    /** The path for a new source that takes over from whichever there was. */
    String pathOfNext(String session, String name) {
        var open = opened(session);
        var issued = keys.create(open, name, people.person("organiser-1").orElseThrow());
        stage.scene(open).invite(issued.source());
        return path(open, issued.key());
    }

    static String path(Session session, String key) {
        return "/ingest/" + session.key() + "/" + key + "/video";
    }

    /** What the page of encoders answers to an organiser. */
    String page(String method, Session session, String path, @Nullable String name) {
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

    String page(Session session) {
        return page("GET", session, "", null);
    }

    OnAir.State state(Session session) {
        return stage.onAir(session.id()).state();
    }

    void await(Session session, OnAir.State state) {
        until(() -> state(session) == state);
    }

    /** A file of the session's broadcast; null when it is not there. */
    byte @Nullable [] fetch(Session session, String name) {
        String broadcast = stage.onAir(session.id()).broadcast();
        var answer = given().get("/media/" + broadcast + "/" + name);
        return answer.statusCode() == 200 ? answer.asByteArray() : null;
    }

    /** The address of the recording's playlist. */
    String replay(Session session) {
        return "http://localhost:" + RestAssured.port
                + stage.onAir(session.id()).replayPlaylist().orElseThrow();
    }

    double secondsRecorded(Session session) {
        return stage.replay(session.id()).orElseThrow().duration().toMillis() / 1000.0;
    }

    static String first(Pattern pattern, String page) {
        var found = pattern.matcher(page);
        assertTrue(found.find(), page);
        return found.group(1);
    }

    static void until(BooleanSupplier there) {
        for (int i = 0; i < 400 && !there.getAsBoolean(); i++) {
            try {
                TimeUnit.MILLISECONDS.sleep(100);
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
        }
        assertEquals(true, there.getAsBoolean());
    }

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
}
