package org.prodays.slides;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.not;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.prodays.slides.SlidesHouse.address;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.locks.LockSupport;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.junit.jupiter.api.Test;
import org.prodays.WithPostgres;
import org.prodays.ground.Database;
import org.prodays.programme.Programme;
import org.prodays.programme.Session;
import org.prodays.stage.Stage;

@QuarkusTest
@WithPostgres
class SlidesTest {

    @Inject
    SlidesHouse house;

    @Inject
    SlideOrder order;

    @Inject
    Showing showing;

    @Inject
    Stage stage;

    @Inject
    Workshop workshop;

    @Inject
    Uploads uploads;

    @Inject
    Clearing clearing;

    @Inject
    Pictures pictures;

    @Inject
    UploadFiles files;

    @Inject
    Database database;

    @Inject
    Programme programme;

    @Test
    void a_file_becomes_slides_whose_order_changes_and_comes_back() throws Exception {
        String session = "webinar-12-additive-manufacturing";
        String by = "professional-12";
        page(by, session).body(containsString("Pas encore de diapositive"), containsString("50 Mo"));
        var made = house.bring(by, session, "exposé.pdf", Decks.talk(3));
        assertEquals("3 pages prêtes", made.getString("message"));
        var first = slides(session);
        assertEquals(
                List.of("Les outils du metier 1", "Les outils du metier 2", "Les outils du metier 3"),
                first.slides().stream().map(Slide::title).toList());
        change(by, session, "later", first.number(), first.slides().get(0).id(), 303);
        assertEquals(List.of(2, 1, 3), numbers(session));
        change(by, session, "later", first.number(), first.slides().get(0).id(), 409);
        change(
                by,
                session,
                "earlier",
                slides(session).number(),
                first.slides().get(2).id(),
                303);
        assertEquals(List.of(2, 3, 1), numbers(session));
        change(
                by,
                session,
                "remove",
                slides(session).number(),
                first.slides().get(2).id(),
                303);
        assertEquals(List.of(2, 1), numbers(session));
        page(by, session).body(containsString("Annuler le retrait"));
        for (var expected : List.of(List.of(2, 3, 1), List.of(2, 1, 3), List.of(1, 2, 3), List.<Integer>of())) {
            undo(by, session, 303);
            assertEquals(expected, numbers(session));
        }
        undo(by, session, 409);
        house.bring(by, session, "neu.pdf", Decks.talk(1));
        assertEquals(List.of(1), numbers(session));
    }

    @Test
    void what_was_sent_is_not_sent_again_when_the_line_was_cut() throws Exception {
        String session = "webinar-11-renewable-energy";
        String by = "moderator-1";
        byte[] file = Decks.talk(1);
        String upload = house.begin(by, session, "a.pdf", file.length).extract().path("id");
        house.send(by, session, upload, 0, Arrays.copyOf(file, 500)).body(equalTo("{\"received\":500}"));
        house.send(by, session, upload, 900, Arrays.copyOfRange(file, 900, 1000))
                .body(equalTo("{\"received\":500}"));
        house.send(by, session, upload, 200, Arrays.copyOfRange(file, 200, 600)).body(equalTo("{\"received\":600}"));
        house.send(by, session, upload, 0, Arrays.copyOf(file, 500)).body(equalTo("{\"received\":600}"));
        house.send(by, session, upload, 600, new byte[file.length]).statusCode(413);
        house.send(by, session, upload, -1, new byte[1]).statusCode(413);
        house.send("professional-12", session, upload, 600, new byte[1]).statusCode(403);
        house.send(by, "webinar-12-additive-manufacturing", upload, 600, new byte[1])
                .statusCode(404);
        house.send(by, session, upload, 600, Arrays.copyOfRange(file, 600, file.length))
                .body(equalTo("{\"received\":" + file.length + "}"));
        assertEquals("ready", house.settled(by, session, upload).getString("state"));
        house.send(by, session, upload, 0, file).body(equalTo("{\"received\":" + file.length + "}"));
    }

    @Test
    void what_cannot_become_slides_says_why_and_nothing_else_happens() throws Exception {
        String session = "webinar-10-predictive-maintenance";
        String by = "organiser-1";
        refused(house.begin(by, session, "virus.exe", 10), 415, "Seuls les fichiers PDF");
        refused(house.begin(by, session, "vide.pdf", 0), 400, "vide");
        refused(house.begin(by, session, "grand.pdf", 50_000_001), 413, "50 Mo au plus");
        refused(house.begin("trainee-1", session, "a.pdf", 10), 403, "");
        byte[] zip = "PK\u0003\u0004 is no PDF".getBytes(StandardCharsets.ISO_8859_1);
        failed(house.bring(by, session, "../../x\u202Efdp.pdf", zip).getString("message"), "Ce n’est pas un fichier");
        failed(house.bring(by, session, "a.pdf", Decks.encrypted()).getString("message"), "mot de passe");
        failed(house.bring(by, session, "b.pdf", Decks.sized()).getString("message"), "aucune page");
        byte[] cut = Arrays.copyOf(Decks.talk(1), 300);
        failed(house.bring(by, session, "c.pdf", cut).getString("message"), "abîmé");
        assertEquals(0, slides(session).size());
        page(by, session).body(containsString("<bdi>x fdp.pdf</bdi>"), not(containsString("../")));
    }

    @Test
    void the_file_itself_is_taken_away_only_where_that_is_offered() throws Exception {
        String session = "webinar-09-bim";
        String by = "professional-09";
        byte[] file = Decks.talk(1);
        String upload = house.bring(by, session, "Support été.pdf", file).getString("id");
        String original = address(session) + "/files/" + upload + "/original";
        given().get(original).then().statusCode(401);
        house.as("trainee-1").get(original).then().statusCode(403);
        assertEquals(file.length, house.as(by).get(original).asByteArray().length);
        given().get("/fr/sessions/" + session).then().body(not(containsString("Support été.pdf")));
        house.as(by)
                .formParam("offered", "yes")
                .post(address(session) + "/offer")
                .then()
                .statusCode(303);
        given().get(original)
                .then()
                .statusCode(200)
                .contentType("application/pdf")
                .header("Content-Disposition", "attachment; filename*=UTF-8''Support%20%C3%A9t%C3%A9.pdf");
        given().get("/fr/sessions/" + session).then().body(containsString(original));
        house.as(by)
                .formParam("offered", "no")
                .post(address(session) + "/offer")
                .then()
                .statusCode(303);
        given().get(original).then().statusCode(401);
    }

    @Test
    void a_picture_is_for_caches_and_nothing_else_is_there() throws Exception {
        String session = "webinar-08-online-recruitment";
        house.bring("professional-08", session, "a.pdf", Decks.talk(1));
        String picture = slides(session).slides().getFirst().address();
        for (String kind : List.of("small.webp", "small.png", "large.webp", "large.png")) {
            given().get(picture + "-" + kind)
                    .then()
                    .statusCode(200)
                    .contentType("image/" + kind.substring(kind.indexOf('.') + 1))
                    .header("Cache-Control", "public, max-age=31536000, immutable");
        }
        for (String name : List.of("x", "..%2F..%2Fapplication.properties", picture.substring(8) + "-huge.png")) {
            given().get("/slides/" + name).then().statusCode(404);
        }
    }

    @Test
    void what_is_neither_in_the_order_nor_was_ever_shown_is_cleared_away() throws Exception {
        String key = "webinar-06-digital-accountant";
        var session = programme.session(key).orElseThrow();
        String by = "moderator-1";
        house.bring(by, key, "shown.pdf", Decks.sized(new PDRectangle(960, 460)));
        show(by, key, 1, 200);
        String shown = slides(key).slides().getFirst().drawn().picture();
        house.bring(by, key, "useless.pdf", Decks.sized(new PDRectangle(960, 500)));
        String useless = slides(key).slides().getFirst().drawn().picture();
        // its picture is that of a file that stays
        house.bring(by, key, "useless as well.pdf", Decks.sized(new PDRectangle(960, 460)));
        house.bring(by, key, "in the order.pdf", Decks.sized(new PDRectangle(960, 580)));
        String standing = slides(key).slides().getFirst().drawn().picture();
        var before = uploads.of(session);

        clearing.clear(session);

        assertEquals(
                List.of("in the order.pdf", "shown.pdf"),
                uploads.of(session).stream().map(Upload::file).toList());
        assertEquals(
                List.of("in the order.pdf", "shown.pdf"),
                before.stream()
                        .filter(upload -> Files.exists(files.file(upload)))
                        .map(Upload::file)
                        .toList());
        for (String there : List.of(shown, standing)) {
            assertTrue(pictures.find(there + "-small.webp").isPresent(), there);
        }
        for (String kind : List.of("small.webp", "small.png", "large.webp", "large.png")) {
            assertTrue(pictures.find(useless + "-" + kind).isEmpty(), kind);
        }
    }

    @Test
    void a_session_is_cleared_a_week_after_its_end() {
        assertFalse(Clearing.isOver(null, Instant.EPOCH));
        assertFalse(Clearing.isOver(Instant.EPOCH, Instant.EPOCH.plus(Duration.ofDays(7))));
        assertTrue(Clearing.isOver(Instant.EPOCH, Instant.EPOCH.plus(Duration.ofDays(8))));
    }

    @Test
    void a_browser_that_saves_data_is_known_to() {
        String hall = "/fr/sessions/webinar-07-e-commerce/hall";
        given().get(hall).then().body(containsString("data-saves=\"false\""));
        given().header("Save-Data", "on").get(hall).then().body(containsString("data-saves=\"true\""));
    }

    @Test
    void the_professional_turns_the_slides() throws Exception {
        String session = "webinar-07-e-commerce";
        String by = "professional-07";
        house.bring(by, session, "a.pdf", Decks.talk(3));
        house.as(by).get(address(session) + "/present").then().statusCode(200).body(containsString("presenter-data"));
        assertEquals(0, (int) now(by, session));
        show(by, session, 2, 200);
        show(by, session, 2, 200);
        show("moderator-1", session, 3, 200);
        show("professional-08", session, 1, 403);
        show(by, session, 4, 404);
        show(by, session, -1, 404);
        assertEquals(3, (int) now(by, session));
        awaitInHall(session, "\"number\":3,\"of\":3");
        show(by, session, 0, 200);
        assertEquals(0, (int) now(by, session));
        var turns = showing.all(programme.session(session).orElseThrow().id());
        assertEquals(List.of(2, 3, 0), turns.stream().map(Turn::number).toList());
        assertEquals(List.of(3, 3, 3), turns.stream().map(Turn::of).toList());
        given().accept("application/json")
                .get(address(session) + "/timeline")
                .then()
                .statusCode(200)
                .body("settled", equalTo(false));
    }

    @Test
    void a_timeline_is_made_once_for_all_who_ask_at_once() {
        var session = programme.session("webinar-07-e-commerce").orElseThrow();
        var timelines = new Timelines(showing, stage, Clock.fixed(Instant.EPOCH, ZoneOffset.UTC));
        assertSame(timelines.of(session), timelines.of(session));
    }

    @Test
    void a_file_whose_making_was_cut_off_is_made_after_all() throws Exception {
        String key = "webinar-19-content-creation";
        String by = "moderator-1";
        var session = programme.session(key).orElseThrow();
        byte[] talk = Decks.talk(2);
        String id = house.begin(by, key, "a.pdf", talk.length)
                .statusCode(200)
                .extract()
                .path("id");
        files.append(uploads.upload(session, UUID.fromString(id)), ByteBuffer.wrap(talk));
        database.change(handle -> new UploadStore().state(handle, UUID.fromString(id), Upload.State.MAKING, 0));
        workshop.somethingToDo();
        assertEquals("ready", house.settled(by, key, id).getString("state"));
        assertEquals(2, order.of(session).size());
    }

    /** What everybody is given who comes into the hall. */
    private static void awaitInHall(String session, String words) {
        long until = System.nanoTime() + Duration.ofSeconds(30).toNanos();
        while (!given().get("/fr/sessions/" + session + "/hall").asString().contains(words)) {
            assertTrue(System.nanoTime() < until, "the hall was not told");
            LockSupport.parkNanos(Duration.ofMillis(100).toNanos());
        }
    }

    private void show(String by, String session, int number, int status) {
        house.as(by)
                .formParam("number", number)
                .accept("application/json")
                .post(address(session) + "/present/show")
                .then()
                .statusCode(status);
    }

    private Integer now(String by, String session) {
        return house.as(by).get(address(session) + "/present/now").path("number");
    }

    private Arrangement slides(String session) {
        return order.of(session(session));
    }

    private Session session(String key) {
        return programme.session(key).orElseThrow();
    }

    private List<Integer> numbers(String session) {
        return slides(session).slides().stream()
                .map(slide -> Integer.valueOf(String.valueOf(slide.title()).replaceAll("\\D", "")))
                .toList();
    }

    private ValidatableResponse page(String by, String session) {
        return house.as(by).get(address(session)).then().statusCode(200);
    }

    private void change(String by, String session, String act, int number, UUID slide, int status) {
        house.as(by)
                .formParam("order", number)
                .formParam("slide", slide.toString())
                .post(address(session) + "/" + act)
                .then()
                .statusCode(status);
    }

    private void undo(String by, String session, int status) {
        house.as(by)
                .formParam("order", slides(session).number())
                .post(address(session) + "/undo")
                .then()
                .statusCode(status);
    }

    private static void refused(ValidatableResponse response, int status, String words) {
        response.statusCode(status).body("message", containsString(words));
    }

    private static void failed(String message, String words) {
        assertTrue(message.contains(words), message);
    }
}
