package org.prodays.people;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.containsString;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Clock;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.prodays.WithPostgres;
import org.prodays.ground.Database;
import org.prodays.ground.Localized;
import org.prodays.ground.Outbox;

@QuarkusTest
@WithPostgres
class PeopleTest {

    private static final Newcomer ORGANISER = new Newcomer(
            "people-test-organiser",
            new Localized("المنظم <1>", "L’organisatrice <1>", null),
            Role.ORGANISER,
            null,
            true);
    private static final Newcomer TRAINEE =
            new Newcomer("people-test-trainee", Localized.same("Trainee 1"), Role.TRAINEE, null, true);

    @Inject
    People people;

    @Inject
    Database database;

    @Inject
    Outbox outbox;

    @BeforeEach
    void enrol() {
        database.change(handle -> {
            people.enrol(handle, ORGANISER);
            people.enrol(handle, TRAINEE);
        });
    }

    @Test
    void enrolling_the_same_person_again_changes_nothing() {
        assertEquals(false, database.write(handle -> people.enrol(handle, TRAINEE)));
        var promoted = new Newcomer(TRAINEE.key(), TRAINEE.name(), Role.MODERATOR, null, true);
        assertEquals(true, database.write(handle -> people.enrol(handle, promoted)));
    }

    @Test
    void looking_at_a_link_consumes_nothing_and_using_it_consumes_it_once() {
        String link = "/fr/enter/" + people.issueCode(ORGANISER.key());
        for (int look = 0; look < 3; look++) {
            page(link).then().statusCode(200).body(containsString("L’organisatrice &lt;1&gt;"));
        }
        Response entered = submit(link, "");
        assertEquals(303, entered.statusCode());
        submit(link, "").then().statusCode(410);
        page(link).then().statusCode(410).body(containsString("Ce lien a déjà servi"));
    }

    @Test
    void of_two_clicks_at_once_one_enters() throws Exception {
        String link = "/ar/enter/" + people.issueCode(TRAINEE.key());
        try (var pool = Executors.newVirtualThreadPerTaskExecutor()) {
            Callable<Integer> click = () -> submit(link, "").statusCode();
            var statuses = pool.invokeAll(List.of(click, click, click, click)).stream()
                    .map(done -> done.resultNow())
                    .sorted()
                    .toList();
            assertEquals(List.of(303, 410, 410, 410), statuses);
        }
    }

    @Test
    void the_cookie_is_not_for_scripts_nor_other_sites_and_changes_at_each_entry() {
        String cookie = cookie(people.issueCode(TRAINEE.key()), "");
        var header =
                submit("/en/enter/" + people.issueCode(TRAINEE.key()), cookie).header("Set-Cookie");
        assertEquals(true, header.contains("HttpOnly") && header.contains("SameSite=Lax") && header.contains("Path=/"));
        assertNotEquals(cookie, header.replaceAll("prodays=([^;]*).*", "$1"));
        given().cookie("prodays", cookie)
                .accept("text/html")
                .get("/fr/people")
                .then()
                .statusCode(401);
    }

    @Test
    void leaving_ends_the_visit_on_the_server_too() {
        String cookie = cookie(people.issueCode(ORGANISER.key()), "");
        given().cookie("prodays", cookie)
                .accept("text/html")
                .get("/fr/people")
                .then()
                .statusCode(200);
        submit("/fr/leave", cookie).then().statusCode(303);
        given().cookie("prodays", cookie)
                .accept("text/html")
                .get("/fr/people")
                .then()
                .statusCode(401);
    }

    @Test
    void a_role_that_is_taken_away_is_gone_at_the_next_request_and_soon_when_another_program_does_it()
            throws Exception {
        String cookie = cookie(people.issueCode(ORGANISER.key()), "");
        assertEquals(200, status(cookie));
        var demoted = new Newcomer(ORGANISER.key(), ORGANISER.name(), Role.TRAINEE, null, true);
        database.change(handle -> people.enrol(handle, demoted));
        assertEquals(403, status(cookie));
        enrol();
        assertEquals(200, status(cookie));
        // as an import beside the program does: the row and the news in one transaction, and nothing here is told but
        // by the news
        database.change(handle -> {
            handle.execute("update people.person set role = 'TRAINEE' where key = ?", ORGANISER.key());
            outbox.tellOnce(handle, new PeopleChanged(Clock.systemUTC().instant()));
        });
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(20);
        while (status(cookie) != 403) {
            assertTrue(System.nanoTime() < deadline, "it was not heard");
            TimeUnit.MILLISECONDS.sleep(20);
        }
    }

    private static int status(String cookie) {
        return given().cookie("prodays", cookie)
                .accept("text/html")
                .get("/fr/people")
                .statusCode();
    }

    @Test
    void another_sites_page_cannot_enter_or_leave_for_anyone() {
        String link = "/fr/enter/" + people.issueCode(TRAINEE.key());
        given().header("Origin", "https://elsewhere.example").post(link).then().statusCode(403);
        given().post(link).then().statusCode(403);
        submit(link, "").then().statusCode(303);
    }

    @Test
    void a_browser_that_speaks_http_2_enters_too() throws Exception {
        var link = URI.create(origin() + "/fr/enter/" + people.issueCode(TRAINEE.key()));
        try (var http =
                HttpClient.newBuilder().version(HttpClient.Version.HTTP_2).build()) {
            // the first answer agrees on HTTP/2, which the second request then speaks
            http.send(HttpRequest.newBuilder(link).build(), HttpResponse.BodyHandlers.discarding());
            var enter = HttpRequest.newBuilder(link)
                    .header("Origin", origin())
                    .POST(HttpRequest.BodyPublishers.noBody())
                    .build();
            var answer = http.send(enter, HttpResponse.BodyHandlers.discarding());
            assertEquals(HttpClient.Version.HTTP_2, answer.version());
            assertEquals(303, answer.statusCode());
        }
    }

    @Test
    void an_organiser_makes_a_link_that_lets_someone_in_and_nobody_else_can() {
        String organiser = cookie(people.issueCode(ORGANISER.key()), "");
        String page = given().cookie("prodays", organiser)
                .header("Origin", origin())
                .formParam("person", TRAINEE.key())
                .post("/en/people/link")
                .then()
                .statusCode(200)
                .extract()
                .asString();
        String code = page.replaceAll("(?s).*?/en/enter/([0-9a-z]{20}).*", "$1");
        submit("/en/enter/" + code, "").then().statusCode(303);
        String trainee = cookie(people.issueCode(TRAINEE.key()), "");
        given().cookie("prodays", trainee)
                .header("Origin", origin())
                .formParam("person", ORGANISER.key())
                .post("/en/people/link")
                .then()
                .statusCode(403);
    }

    @Test
    void an_unknown_code_and_an_odd_one_are_told_the_same_in_the_readers_language() {
        for (String code : List.of("00000000000000000000", "x", "%3Cscript%3E", "a".repeat(500))) {
            page("/ar/enter/" + code).then().statusCode(410).body(containsString("سبق استعمال هذا الرابط"));
        }
    }

    private String cookie(String code, String former) {
        return submit("/fr/enter/" + code, former).cookie("prodays");
    }

    private static Response page(String path) {
        return given().urlEncodingEnabled(false).accept("text/html").get(path);
    }

    private static Response submit(String path, String cookie) {
        return given().redirects()
                .follow(false)
                .header("Origin", origin())
                .cookie("prodays", cookie)
                .post(path);
    }

    private static String origin() {
        return "http://localhost:" + RestAssured.port;
    }
}
