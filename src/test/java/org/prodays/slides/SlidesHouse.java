package org.prodays.slides;

import static io.restassured.RestAssured.given;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.restassured.RestAssured;
import io.restassured.path.json.JsonPath;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import org.prodays.people.People;

/** What tests of slides do as people do it: over HTTP, with a person's cookie. */
@ApplicationScoped
public class SlidesHouse {
    private static final Duration PATIENCE = Duration.ofMinutes(3);

    private final People people;

    SlidesHouse(People people) {
        this.people = people;
    }

    RequestSpecification as(String person) {
        String origin = "http://localhost:" + RestAssured.port;
        String cookie = given().redirects()
                .follow(false)
                .header("Origin", origin)
                .post("/fr/enter/" + people.issueCode(person))
                .cookie("prodays");
        return given().redirects()
                .follow(false)
                .header("Origin", origin)
                .accept("text/html, application/json")
                .cookie("prodays", cookie);
    }

    static String address(String session) {
        return "/fr/sessions/" + session + "/slides";
    }

    ValidatableResponse begin(String person, String session, String name, long bytes) {
        return as(person)
                .contentType("application/x-www-form-urlencoded; charset=UTF-8")
                .formParam("name", name)
                .formParam("bytes", bytes)
                .formParam("place", "replaces")
                .accept("application/json")
                .post(address(session) + "/files")
                .then();
    }

    ValidatableResponse send(String person, String session, String upload, long from, byte[] piece) {
        return as(person)
                .contentType("application/octet-stream")
                .body(piece)
                .accept("application/json")
                .put(address(session) + "/files/" + upload + "?from=" + from)
                .then();
    }

    /** Brings a file whole and waits until it is made or cannot be. */
    public JsonPath bring(String person, String session, String name, byte[] file) {
        String upload = begin(person, session, name, file.length)
                .statusCode(200)
                .extract()
                .path("id");
        send(person, session, upload, 0, file).statusCode(200);
        return settled(person, session, upload);
    }

    JsonPath settled(String person, String session, String upload) {
        long until = System.nanoTime() + PATIENCE.toNanos();
        while (true) {
            var now = as(person)
                    .accept("application/json")
                    .get(address(session) + "/files/" + upload)
                    .jsonPath();
            if (now.getString("state").matches("ready|failed")) {
                return now;
            }
            assertTrue(System.nanoTime() < until, "not made: " + now.prettify());
            LockSupport.parkNanos(Duration.ofMillis(100).toNanos());
        }
    }
}
