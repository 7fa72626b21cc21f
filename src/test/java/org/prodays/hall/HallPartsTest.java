package org.prodays.hall;

import static io.restassured.RestAssured.given;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.prodays.hall.HallEnd.type;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.prodays.WithPostgres;
import org.prodays.people.Person;
import org.prodays.people.Role;
import org.prodays.programme.Session;

/** What a later room brings into the hall, shown by {@link TestPart}. */
@QuarkusTest
@WithPostgres
class HallPartsTest {

    private static final String LINES = "/lines/" + TestPart.NAME;
    private static final String VIEW = "/parts/" + TestPart.NAME;

    @Inject
    HallHouse house;

    @Inject
    TestPart part;

    @Inject
    HallParts door;

    @TestHTTPResource("/")
    @SuppressWarnings("NullAway.Init")
    URI site;

    @Test
    void a_setting_reaches_everybody_as_one_message_and_nobody_has_to_come_back() {
        Session session = webinar("07-e-commerce");
        var readers = List.of(hall(session, null), hall(session, null), hall(session, null));
        readers.forEach(
                reader -> assertTrue(reader.await(type("snapshot")).at(VIEW).isMissingNode()));
        var desk = desk(session, Role.MODERATOR);
        desk.say("test-rules", "rules-key-1", "\"slow\":\"yes\"");
        desk.await(type("done"));
        for (HallEnd reader : readers) {
            var delta = reader.await(told(VIEW));
            assertTrue(delta.at(VIEW + "/slow").asBoolean());
            assertFalse(delta.has("hall"));
            assertTrue(reader.isOpen());
        }
        // the same again changes nothing and is told to nobody: the next news is the next setting
        desk.say("test-rules", "rules-key-2", "\"slow\":\"yes\"");
        desk.say("test-rules", "rules-key-3", "\"slow\":\"no\"");
        readers.forEach(reader ->
                assertFalse(reader.await(told(VIEW)).at(VIEW + "/slow").asBoolean()));
        assertFalse(hall(session, null).next().at(VIEW + "/slow").asBoolean(true));
    }

    @Test
    void a_line_reaches_everybody_in_order_and_the_last_stand_in_the_snapshot() {
        Session session = webinar("08-online-recruitment");
        var writer = hall(session, house.cookieOf(house.someone(Role.TRAINEE)));
        var reader = hall(session, null);
        reader.await(type("snapshot"));
        for (int i = 1; i <= 4; i++) {
            writer.say("test-write", "line-key-" + i, "\"text\":\"ligne " + i + "\"");
        }
        var heard = new ArrayList<String>();
        while (heard.size() < 4) {
            reader.await(told(LINES))
                    .at(LINES + "/said")
                    .forEach(line -> heard.add(line.at("/content/text").asText()));
        }
        assertEquals(List.of("ligne 1", "ligne 2", "ligne 3", "ligne 4"), heard);
        assertEquals(
                List.of("line-key-2", "line-key-3", "line-key-4"),
                lastIn(hall(session, null).next()));
        door.takeBack(session.id(), Set.of(Side.values()), TestPart.NAME, "line-key-3");
        assertEquals(
                "line-key-3", reader.await(told(LINES)).at(LINES + "/gone/0").asText());
        assertEquals(
                List.of("line-key-2", "line-key-4"), lastIn(hall(session, null).next()));
    }

    @Test
    void what_is_told_to_one_person_reaches_all_her_connections_and_no_other() {
        Session session = webinar("09-bim");
        Person person = house.someone(Role.TRAINEE);
        var here = hall(session, house.cookieOf(person));
        var there = hall(session, house.cookieOf(person));
        var other = hall(session, house.cookieOf(house.someone(Role.TRAINEE)));
        List.of(here, there, other).forEach(end -> end.await(type("snapshot")));
        here.say("test-write", "own-line-1", "\"text\":\"pour moi\"");
        for (HallEnd end : List.of(here, there)) {
            var own = end.await(type("own"));
            assertEquals(TestPart.NAME, own.get("part").asText());
            assertEquals(1, own.at("/content/lines").asInt());
        }
        other.await(frame -> {
            assertFalse(type("own").test(frame));
            return told(LINES).test(frame);
        });
        var back = hall(session, house.cookieOf(person));
        assertEquals(1, back.await(type("own")).at("/content/lines").asInt());
    }

    @Test
    void a_command_is_checked_before_it_is_done() throws InterruptedException {
        Session session = webinar("10-predictive-maintenance");
        var stranger = hall(session, null);
        stranger.say("test-write", "check-key-1", "\"text\":\"personne\"");
        assertEquals("ground_refusal_sign_in", refusal(stranger));
        var organiser = desk(session, Role.ORGANISER);
        organiser.say("test-rules", "check-key-2", "\"slow\":\"yes\"");
        assertEquals("audience_refusal_role", refusal(organiser));
        Person sentOut = house.someone(Role.TRAINEE);
        part.sendOut(sentOut);
        var out = hall(session, house.cookieOf(sentOut));
        out.say("ask", "check-key-3", "\"text\":\"Encore moi ?\"");
        assertEquals("ground_refusal_role", refusal(out));
        var writer = hall(session, house.cookieOf(house.someone(Role.TRAINEE)));
        for (int i = 0; i < 7; i++) {
            writer.say("test-write", "credit-key-" + i, "\"text\":\"vite\"");
        }
        assertEquals("audience_refusal_credit", refusal(writer));
        assertTrue(writer.isOpen());
        writer.say("test-write", "check-key-4", "\"text\":\"a\",\"as\":\"b\"");
        assertEquals("audience_refusal_frame", refusal(writer));
        assertEquals(1008, writer.closeCode());
        var wrongSide = hall(session, house.cookieOf(house.someone(Role.MODERATOR)));
        wrongSide.say("test-rules", "check-key-5", "\"slow\":\"yes\"");
        assertEquals(1008, wrongSide.closeCode());
    }

    @Test
    void the_page_shows_its_piece_its_script_and_what_the_script_begins_with() {
        Session session = webinar("11-renewable-energy");
        var desk = desk(session, Role.MODERATOR);
        desk.say("test-rules", "page-key-1", "\"slow\":\"yes\"");
        desk.await(told(VIEW));
        String page = given().get("/fr/sessions/" + session.key() + "/hall").asString();
        assertTrue(page.contains("<section id=\"test-part\">"));
        assertTrue(page.matches("(?s).*<script type=\"module\" src=\"/assets/pace[\\w.-]+\\.js\">.*"));
        assertTrue(page.contains("\"parts\":{\"" + TestPart.NAME + "\":{\"slow\":true}}"));
    }

    private static String refusal(HallEnd end) {
        return end.await(type("refused")).get("reason").asText();
    }

    private static List<String> lastIn(JsonNode snapshot) {
        return snapshot.at(LINES)
                .valueStream()
                .map(line -> line.get("id").asText())
                .toList();
    }

    private static Predicate<JsonNode> told(String what) {
        return frame -> type("delta").test(frame) && !frame.at(what).isMissingNode();
    }

    private HallEnd hall(Session session, @Nullable String cookie) {
        return HallEnd.open(site, "/hall/" + session.key() + "?language=fr", cookie);
    }

    private HallEnd desk(Session session, Role role) {
        return HallEnd.open(site, "/desk/" + session.key() + "?language=fr", house.cookieOf(house.someone(role)));
    }

    /** A webinar that no other test uses. */
    private Session webinar(String key) {
        return house.open("webinar-" + key);
    }
}
