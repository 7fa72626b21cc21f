package org.prodays.attendance;

import static io.restassured.RestAssured.given;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.zxing.ReaderException;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.prodays.WithPostgres;
import org.prodays.ground.Language;
import org.prodays.ground.Texts;
import org.prodays.people.Person;
import org.prodays.people.Role;
import org.prodays.programme.DemoEdition;
import org.prodays.programme.Programme;
import org.prodays.programme.Session;

/** The pages of attendance, in the webinar that the demonstration has on air. */
@QuarkusTest
@WithPostgres
class AttendancePagesTest {

    private static final String SESSION = "/sessions/" + DemoEdition.ON_AIR;
    private static final Pattern KEY =
            Pattern.compile("\\b(ground|people|trades|programme|attendance|stage|hall|answers)_\\w+|\\{\\w|NOT_FOUND");

    @Inject
    AttendanceHouse house;

    @Inject
    Programme programme;

    @Inject
    Ledger ledger;

    private Session session;
    private Person organiser;
    private Person coordinator;

    @BeforeEach
    void open() {
        session = programme.open(
                programme.session(DemoEdition.ON_AIR).orElseThrow().id());
        organiser = house.someone(Role.ORGANISER);
        coordinator = house.someone(Role.COORDINATOR);
    }

    @ParameterizedTest
    @EnumSource
    void each_page_is_whole_in_each_language(Language language) {
        Person trainee = house.someone(Role.TRAINEE);
        followed(trainee);
        String roll = made(coordinator, "Nom sans compte\n" + trainee.key());
        assertWhole(get(language, "/my-days", trainee), Texts.say(language, "attendance_kept_title"));
        assertWhole(get(language, SESSION, trainee), Texts.say(language, "attendance_part_own"));
        assertWhole(get(language, "/attendance", organiser), Texts.say(language, "attendance_rule_title"));
        assertWhole(get(language, SESSION + "/attendance", organiser), Texts.say(language, "attendance_file_title"));
        assertWhole(
                get(language, "/sessions/webinar-17-precision-agriculture/attendance", organiser),
                Texts.say(language, "attendance_not_opened"));
        assertWhole(get(language, "/viewings", coordinator), Texts.say(language, "attendance_names"));
        assertWhole(get(language, roll, coordinator), Texts.say(language, "attendance_not_come"));
        assertWhole(get(language, roll + "/screen", coordinator), Texts.say(language, "attendance_scan"));
    }

    @Test
    void a_coordinator_sees_the_figures_of_a_session_and_nobodys_name() {
        Person trainee = house.someone(Role.TRAINEE);
        followed(trainee);
        String page = words(get(Language.FR, SESSION + "/attendance", coordinator));
        assertTrue(page.contains(Texts.say(Language.FR, "attendance_live_people")));
        assertFalse(page.contains(Texts.say(Language.FR, "attendance_file_title")));
        assertEquals(
                403, as(coordinator).get("/fr" + SESSION + "/attendance.csv").statusCode());
    }

    @Test
    void the_file_has_a_row_for_everyone_who_followed() {
        Person trainee = house.someone(Role.TRAINEE);
        followed(trainee);
        Response file = as(organiser).get("/fr" + SESSION + "/attendance.csv");
        assertEquals("text/csv;charset=UTF-8", file.contentType());
        String text = new String(file.asByteArray(), StandardCharsets.UTF_8);
        assertTrue(text.startsWith("\uFEFFNom;Identifiant;Rôle;Classe;Présent (au moins 60 % de "), text);
        assertTrue(text.contains("\r\nPersonne " + trainee.key() + ";" + trainee.key() + ";Stagiaire;;"), text);
    }

    @Test
    void a_classrooms_file_has_its_whole_list_and_no_formula() {
        String roll = made(coordinator, "=HYPERLINK(1)\nPrésente");
        press(coordinator, roll, "come", 1);
        String text = as(coordinator).get("/fr" + roll + "/attendance.csv").asString();
        assertEquals(3, text.lines().count());
        assertTrue(text.contains("\n'=HYPERLINK(1);;;ISTA Kénitra;non;0;"), text);
    }

    @Test
    void a_trainee_scans_picks_her_name_and_is_there_once_she_is_confirmed() {
        String roll = made(coordinator, "Fatima Z.\nMohamed B.");
        String code = code(get(Language.FR, roll + "/screen", coordinator));
        String entry = given().accept("text/html").get(code).asString();
        assertWhole(entry, "Mohamed B.");
        String seat = found(entry, "<option value=\"([0-9a-f-]{36})\">Mohamed B.");
        var form = Map.of("ticket", found(entry, "name=\"ticket\" value=\"([^\"]+)\""), "seat", seat);
        var posted = post(given(), "/fr/room/" + roll.substring("/viewings/".length()), form);
        String claim = URI.create(posted.header("Location")).getPath();
        assertWhole(given().accept("text/html").get(claim).asString(), Texts.say(Language.FR, "attendance_room_waits"));
        String page = get(Language.FR, roll, coordinator);
        String confirm = found(page, "action=\"([^\"]+/confirm)\"");
        assertEquals(303, post(as(coordinator), confirm, Map.of()).statusCode());
        assertWhole(given().accept("text/html").get(claim).asString(), Texts.say(Language.FR, "attendance_room_in"));
        assertTrue(words(get(Language.FR, roll, coordinator)).contains("1 sur 2"));
    }

    @Test
    void a_code_that_is_too_old_says_so() {
        String roll = made(coordinator, "Une");
        var refused =
                given().accept("text/html").get("/fr/room/" + roll.substring("/viewings/".length()) + "/0000000000");
        assertEquals(410, refused.statusCode());
        assertTrue(words(refused.asString()).contains(Texts.say(Language.FR, "attendance_refusal_code")));
    }

    @Test
    void an_organiser_changes_the_rule_and_a_number_that_is_none_changes_nothing() {
        post(as(organiser), "/fr/attendance/rule", Map.of("percent", "75"));
        assertTrue(
                words(get(Language.FR, "/my-days", house.someone(Role.TRAINEE))).contains("au moins 75\u00A0%"));
        for (String wrong : List.of("", "0", "101", "60.5", "-5", "soixante")) {
            assertEquals(
                    400,
                    post(as(organiser), "/fr/attendance/rule", Map.of("percent", wrong))
                            .statusCode());
        }
        assertTrue(words(get(Language.FR, "/attendance", organiser)).contains("au moins 75\u00A0%"));
        post(as(organiser), "/fr/attendance/rule", Map.of("percent", "60"));
    }

    @Test
    void a_report_of_a_replay_comes_from_our_own_pages_and_from_who_is_signed_in() {
        String to = "/fr" + SESSION + "/watched";
        Person trainee = house.someone(Role.TRAINEE);
        assertEquals(403, as(trainee).body("[0,60]").post(to).statusCode());
        var refused = as(trainee)
                .header("Origin", origin())
                .contentType("text/plain")
                .body("[0,60]")
                .post(to);
        assertEquals(409, refused.statusCode());
        assertEquals(
                401, given().header("Origin", origin()).body("[0,60]").post(to).statusCode());
    }

    private void followed(Person trainee) {
        while (!ledger.follows(trainee, session, Means.AUDIO, 60)) {
            // the hall was opened within this second
            Thread.onSpinWait();
        }
        ledger.writeAll();
    }

    /** The address of a new classroom, without its language. */
    private String made(Person by, String names) {
        var form = Map.of("session", DemoEdition.ON_AIR, "establishment", "ISTA Kénitra", "names", names);
        var made = post(as(by), "/fr/viewings", form);
        assertEquals(303, made.statusCode());
        return URI.create(made.header("Location")).getPath().substring("/fr".length());
    }

    private void press(Person by, String roll, String what, int position) {
        var buttons = Pattern.compile("action=\"([^\"]+/" + what + ")\"")
                .matcher(get(Language.FR, roll, by))
                .results()
                .toList();
        assertEquals(303, post(as(by), buttons.get(position).group(1), Map.of()).statusCode());
    }

    /** The path that the picture leads to. */
    private static String code(String screen) {
        try {
            String path = found(screen, "<path d=\"([^\"]+)\" fill=\"#000\"");
            int size = Integer.parseInt(found(screen, "viewBox=\"0 0 (\\d+) \\d+\" role=\"img\""));
            return URI.create(QrPictureTest.read(new QrPicture(size, path))).getPath();
        } catch (ReaderException e) {
            throw new AssertionError("the code on the screen cannot be read", e);
        }
    }

    private static String found(String page, String pattern) {
        var found = Pattern.compile(pattern).matcher(page);
        assertTrue(found.find(), () -> pattern + " in " + page);
        return found.group(1);
    }

    private String get(Language language, String path, Person person) {
        return as(person)
                .accept("text/html")
                .get("/" + language.tag() + path)
                .then()
                .statusCode(200)
                .extract()
                .asString();
    }

    private static Response post(RequestSpecification request, String path, Map<String, String> form) {
        return request.redirects()
                .follow(false)
                .header("Origin", origin())
                .accept("text/html")
                .contentType("application/x-www-form-urlencoded; charset=UTF-8")
                .formParams(form)
                .post(path);
    }

    private RequestSpecification as(Person person) {
        return given().cookie("prodays", house.cookieOf(person));
    }

    private static String origin() {
        return "http://localhost:" + RestAssured.port;
    }

    private static void assertWhole(String page, String shows) {
        String words = words(page);
        assertFalse(KEY.matcher(words).find(), words);
        assertTrue(words.contains(shows), () -> shows + " in " + words);
    }

    /** What a person reads of it. */
    private static String words(String page) {
        return page.replaceAll("(?s)<script.*?</script>|<[^>]*>", " ").replaceAll("\\s+", " ");
    }
}
