package org.prodays.talk;

import static io.restassured.RestAssured.given;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.prodays.hall.HallEnd.type;
import static org.prodays.talk.TalkEnds.LINES;
import static org.prodays.talk.TalkEnds.VIEW;
import static org.prodays.talk.TalkEnds.id;
import static org.prodays.talk.TalkEnds.manner;
import static org.prodays.talk.TalkEnds.said;
import static org.prodays.talk.TalkEnds.shows;
import static org.prodays.talk.TalkEnds.text;
import static org.prodays.talk.TalkEnds.why;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;
import org.prodays.WithPostgres;
import org.prodays.hall.HallEnd;
import org.prodays.hall.HallHouse;
import org.prodays.people.Person;
import org.prodays.people.Role;

/** The chat, order in it, announcements, hands and reactions, over sockets and on a real PostgreSQL. */
@QuarkusTest
@WithPostgres
class TalkTest {

    @Inject
    HallHouse house;

    @Inject
    Chat chat;

    @TestHTTPResource("/")
    @SuppressWarnings("NullAway.Init")
    URI site;

    @Test
    void a_line_is_written_once_whatever_is_sent_again_and_stands_in_the_snapshot() {
        var ends = ends("02-factory-4");
        var desk = ends.desk();
        var writer = ends.hall();
        var reader = ends.hall(null);
        assertEquals("talk_refusal_off", ends.refused(writer, "talk-say", text("trop tôt")));
        ends.manner(desk, "everybody", 0, false);
        JsonNode done = ends.say(writer, "talk-say", "line-key-1", text("  Bonjour   à tous "));
        assertEquals("done", done.get("type").asText(), done.toString());
        JsonNode again = ends.say(writer, "talk-say", "line-key-1", text("autre chose"));
        assertEquals(done.get("id"), again.get("id"));
        assertTrue(again.get("already").asBoolean());
        JsonNode line = reader.await(said("Bonjour à tous")).at(LINES + "/said/0");
        assertEquals(done.get("id"), line.get("id"));
        assertEquals("trainee", line.at("/content/role").asText());
        assertTrue(line.at("/content/person").isMissingNode()
                && line.at("/content/name/fr").asText().startsWith("Personne"));
        JsonNode now = ends.hall(null).await(type("snapshot"));
        assertEquals(1, now.at(LINES).size());
        assertEquals("everybody", now.at(VIEW + "/setting/chat").asText());
        assertEquals("ground_refusal_direction", ends.refused(writer, "talk-say", text("a\\u202Eb")));
        assertEquals("ground_refusal_text_long", ends.refused(writer, "talk-say", text("é".repeat(301))));
        assertEquals("ground_refusal_sign_in", ends.refused(reader, "talk-say", text("personne")));
        ends.manner(desk, "moderators", 0, false);
        assertEquals("talk_refusal_moderators_only", ends.refused(writer, "talk-say", text("encore")));
        assertEquals(
                "done",
                ends.say(desk, "talk-say", text("Bienvenue")).get("type").asText());
        ends.manner(desk, "everybody", 300, false);
        JsonNode slow = ends.say(writer, "talk-say", text("vite"));
        assertEquals("talk_refusal_slow", slow.get("reason").asText());
        assertTrue(slow.get("retryAfter").asInt() > 0 && slow.get("retryAfter").asInt() <= 300);
    }

    @Test
    void a_change_of_the_setting_is_one_message_to_everybody_and_nobody_has_to_come_back() {
        var ends = ends("06-digital-accountant");
        var desk = ends.desk();
        var readers = List.of(ends.hall(null), ends.hall(null), ends.hall());
        readers.forEach(reader -> reader.await(type("snapshot")));
        ends.manner(desk, "everybody", 30, true);
        for (HallEnd reader : readers) {
            JsonNode delta = reader.await(shows("/setting"));
            assertEquals(30, delta.at(VIEW + "/setting/slow").asInt());
            assertTrue(reader.isOpen());
        }
        // the same again changes nothing: the next message is the next setting
        ends.manner(desk, "everybody", 30, true);
        ends.manner(desk, "off", 0, false);
        for (HallEnd reader : readers) {
            assertTrue(reader.await(frame -> frame.at("/parts").has(TalkPart.NAME))
                    .at(VIEW)
                    .isNull());
        }
        assertEquals("talk_refusal_slow_setting", ends.refused(desk, "talk-manner", manner("off", 601, false, true)));
    }

    @Test
    void a_line_that_a_moderator_removes_is_gone_from_the_hall_kept_with_the_reason_and_comes_back() {
        var ends = ends("14-kitchen-traceability");
        var desk = ends.desk();
        var writer = ends.hall();
        var reader = ends.hall(null);
        ends.manner(desk, "everybody", 0, false);
        String line = ends.say(writer, "talk-say", text("à retirer")).get("id").asText();
        reader.await(said("à retirer"));
        assertEquals("talk_refusal_empty", ends.refused(desk, "talk-remove", why(line, " ")));
        assertEquals(
                "done",
                ends.say(desk, "talk-remove", why(line, "hors sujet"))
                        .get("type")
                        .asText());
        assertEquals(
                line,
                reader.await(frame -> frame.at(LINES + "/gone/0").asText().equals(line))
                        .at(LINES + "/gone/0")
                        .asText());
        assertEquals("talk_refusal_moved", ends.refused(desk, "talk-remove", why(line, "encore")));
        JsonNode kept = ends.desk().await(type("snapshot")).at(LINES + "/0/content");
        assertEquals("removed", kept.get("state").asText());
        assertEquals("hors sujet", kept.get("reason").asText());
        assertEquals(0, ends.hall(null).await(type("snapshot")).at(LINES).size());
        ends.say(desk, "talk-show", id(line));
        reader.await(said("à retirer"));
        assertEquals(List.of("talk-remove", "talk-show"), log(line));
    }

    @Test
    void a_muted_person_is_told_why_and_may_neither_write_nor_ask_until_it_is_lifted() {
        var ends = ends("01-connected-car");
        var desk = ends.desk();
        Person person = house.someone(Role.TRAINEE);
        var writer = ends.hall(person);
        ends.manner(desk, "everybody", 0, false);
        assertEquals(
                "done",
                ends.say(desk, "talk-mute", why(person.id(), "insultes"))
                        .get("type")
                        .asText());
        assertEquals("insultes", writer.await(type("own")).at("/content/muted").asText());
        assertEquals("talk_refusal_muted", ends.refused(writer, "talk-say", text("moi")));
        JsonNode asked = ends.say(writer, "ask", text("Une question ?"));
        assertEquals("talk_refusal_muted", asked.get("reason").asText());
        assertTrue(asked.get("message").asText().contains("insultes"));
        JsonNode measure = ends.onDesk("/measures/0", one -> one.has("id"));
        assertEquals("mute", measure.get("kind").asText());
        ends.say(desk, "talk-lift", id(measure.get("id").asText()));
        assertEquals(
                "done", ends.say(writer, "talk-say", text("merci")).get("type").asText());
        Person moderator = house.someone(Role.MODERATOR);
        assertEquals("talk_refusal_moderator", ends.refused(desk, "talk-mute", why(moderator.id(), "non")));
    }

    @Test
    void a_banned_person_is_out_at_once_on_all_connections_and_stays_out_until_it_is_lifted() throws Exception {
        var ends = ends("11-renewable-energy");
        var desk = ends.desk();
        Person person = house.someone(Role.TRAINEE);
        var here = ends.hall(person);
        var there = ends.hall(person);
        var other = ends.hall();
        List.of(here, there, other).forEach(end -> end.await(type("snapshot")));
        desk.say("talk-ban", "ban-key-1", why(person.id(), "menaces"));
        assertEquals(1008, here.closeCode());
        assertEquals(1008, there.closeCode());
        var back = ends.hall(person);
        JsonNode refused = back.await(type("refused"));
        assertEquals("talk_refusal_banned", refused.get("reason").asText());
        assertEquals(1008, back.closeCode());
        String cookie = house.cookieOf(person);
        String page = "/fr/sessions/" + ends.session().key() + "/hall";
        given().cookie("prodays", cookie).get(page).then().statusCode(403);
        assertTrue(other.isOpen());
        var measure = ends.onDesk("/measures/0", one -> one.has("id")).get("id").asText();
        ends.say(desk, "talk-lift", id(measure));
        given().cookie("prodays", cookie).get(page).then().statusCode(200);
        assertEquals("snapshot", ends.hall(person).next().get("type").asText());
    }

    @Test
    void a_line_with_a_blocked_word_waits_for_a_moderator_and_is_not_lost() {
        var ends = ends("07-e-commerce");
        var desk = ends.desk();
        Person person = house.someone(Role.TRAINEE);
        var writer = ends.hall(person);
        var watch = ends.hall(person);
        ends.manner(desk, "everybody", 0, false);
        ends.say(desk, "talk-block", "\"word\":\"مجنون\"");
        String line = ends.say(writer, "talk-say", text("يا لَلمَجنـون هذا"))
                .get("id")
                .asText();
        assertEquals(
                line,
                watch.await(frame -> frame.at("/content/held").size() == 1)
                        .at("/content/held/0/id")
                        .asText());
        JsonNode held = desk.await(said("يا لَلمَجنـون هذا")).at(LINES + "/said/0/content");
        assertEquals("held", held.get("state").asText());
        assertEquals("مجنون", held.get("word").asText());
        assertEquals(0, ends.hall(null).await(type("snapshot")).at(LINES).size());
        ends.say(desk, "talk-show", id(line));
        assertEquals(0, watch.await(type("own")).at("/content/held").size());
        watch.await(said("يا لَلمَجنـون هذا"));
        ends.say(desk, "talk-unblock", "\"word\":\"المجنون\"");
        ends.say(desk, "talk-unblock", "\"word\":\"مجنون\"");
        ends.say(writer, "talk-say", text("مجنون"));
        watch.await(said("مجنون"));
    }

    @Test
    void two_moderators_at_once_lose_nothing_and_see_who_is_at_what() throws Exception {
        var ends = ends("08-online-recruitment");
        var one = ends.desk();
        var two = ends.desk();
        ends.manner(one, "everybody", 0, false);
        var writer = ends.hall();
        String line = ends.say(writer, "talk-say", text("à qui ?")).get("id").asText();
        assertEquals("done", ends.say(one, "talk-claim", id(line)).get("type").asText());
        assertEquals("talk_refusal_claimed", ends.refused(two, "talk-claim", id(line)));
        assertEquals(
                line,
                ends.onDesk("/claims", all -> all.size() == 1).at("/0/thing").asText());
        try (var pool = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Callable<JsonNode>> both = List.of(
                    () -> ends.say(one, "talk-remove", why(line, "un")),
                    () -> ends.say(two, "talk-remove", why(line, "deux")));
            var outcomes = new ArrayList<String>();
            for (var each : pool.invokeAll(both)) {
                outcomes.add(each.get().get("type").asText());
            }
            outcomes.sort(null);
            assertEquals(List.of("done", "refused"), outcomes);
        }
        assertEquals(List.of("talk-remove"), log(line));
        ends.onDesk("/claims", JsonNode::isEmpty);
    }

    @Test
    void a_report_counts_once_per_person_and_the_desk_sees_who_made_it() {
        var ends = ends("09-bim");
        var desk = ends.desk();
        ends.manner(desk, "everybody", 0, false);
        var writer = ends.hall();
        String line = ends.say(writer, "talk-say", text("douteux")).get("id").asText();
        var reader = ends.hall();
        String thing = "\"about\":\"line\"," + id(line);
        assertFalse(ends.say(reader, "talk-report", thing).get("already").asBoolean());
        assertTrue(ends.say(reader, "talk-report", thing).get("already").asBoolean());
        ends.say(ends.hall(), "talk-report", thing);
        JsonNode report = desk.await(
                        frame -> frame.at(VIEW + "/reports/0/count").asInt() == 2)
                .at(VIEW + "/reports/0");
        assertEquals("douteux", report.get("words").asText());
        assertEquals(2, report.get("by").size());
        assertEquals("talk_refusal_own", ends.refused(writer, "talk-report", thing));
        assertEquals("talk_refusal_unknown", ends.refused(reader, "talk-report", "\"about\":\"question\"," + id(line)));
        ends.say(desk, "talk-settle", id(line));
        ends.onDesk("/reports", JsonNode::isEmpty);
        ends.say(desk, "talk-reopen", id(line));
        ends.onDesk("/reports", all -> all.size() == 1);
    }

    @Test
    void hands_are_called_in_order_reactions_are_summed_up_and_one_announcement_stands() {
        var ends = ends("10-predictive-maintenance");
        var desk = ends.desk();
        var first = ends.hall();
        var second = ends.hall();
        assertEquals("talk_refusal_no_hands", ends.refused(first, "talk-raise", ""));
        ends.manner(desk, "off", 0, true);
        ends.say(first, "talk-raise", "");
        ends.say(second, "talk-raise", "");
        assertTrue(ends.say(second, "talk-raise", "").get("already").asBoolean());
        JsonNode hands = ends.onDesk("/hands", all -> all.size() == 2);
        ends.say(desk, "talk-call", id(hands.at("/0/id").asText()));
        first.await(frame -> frame.at("/content/hand").asText().equals("called"));
        assertEquals(
                1,
                second.await(frame -> frame.at(VIEW + "/called").size() == 1)
                        .at(VIEW + "/called")
                        .size());
        ends.say(second, "talk-lower", "");
        ends.say(desk, "talk-hand-done", id(hands.at("/0/id").asText()));
        ends.onDesk("/hands", JsonNode::isEmpty);
        for (int i = 0; i < 3; i++) {
            ends.say(first, "talk-react", "\"kind\":\"applause\"");
        }
        int seen = 0;
        while (seen < 3) {
            seen += second.await(type("passing")).at("/content/applause").asInt();
        }
        assertEquals(3, seen);
        ends.say(desk, "talk-announce", text("Pause de dix minutes"));
        ends.say(desk, "talk-announce", text("نستأنف بعد قليل"));
        JsonNode notice =
                ends.inHall("/notice", one -> one.path("direction").asText().equals("rtl"));
        String page =
                given().get("/fr/sessions/" + ends.session().key() + "/hall").asString();
        assertTrue(page.contains("dir=\"rtl\">نستأنف بعد قليل</p>"), page);
        ends.say(desk, "talk-take-down", id(notice.get("id").asText()));
        ends.inHall("/notice", one -> one.isNull() || one.isMissingNode());
        assertEquals(
                "talk_refusal_moved",
                ends.refused(desk, "talk-take-down", id(notice.get("id").asText())));
    }

    @Test
    void while_the_hall_is_not_open_nobody_writes_raises_a_hand_or_reacts() {
        var ends = new TalkEnds(house, site, house.session("webinar-17-precision-agriculture"));
        ends.manner(ends.desk(), "everybody", 0, true);
        var writer = ends.hall();
        assertEquals("talk_refusal_closed", ends.refused(writer, "talk-say", text("déjà ?")));
        assertEquals("talk_refusal_closed", ends.refused(writer, "talk-raise", ""));
        assertEquals("talk_refusal_closed", ends.refused(writer, "talk-react", "\"kind\":\"idea\""));
        assertEquals(List.of(), chat.last(ends.session().id(), true));
    }

    /** The kinds of acts on a thing, in order. */
    private List<String> log(String thing) {
        Map<String, Object> row = house.row(
                "select string_agg(kind, ' ' order by id) as kinds from talk.act where thing = '%s'".formatted(thing));
        return List.of(String.valueOf(row.get("kinds")).split(" ", -1));
    }

    private TalkEnds ends(String webinar) {
        return new TalkEnds(house, site, house.open("webinar-" + webinar));
    }
}
