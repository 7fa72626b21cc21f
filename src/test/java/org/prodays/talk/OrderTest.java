package org.prodays.talk;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.prodays.hall.HallEnd.type;
import static org.prodays.talk.TalkEnds.LINES;
import static org.prodays.talk.TalkEnds.VIEW;
import static org.prodays.talk.TalkEnds.id;
import static org.prodays.talk.TalkEnds.said;
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
import org.prodays.hall.HallHouse;
import org.prodays.people.Person;
import org.prodays.people.Role;

/** Order among the lines: removed, held and reported ones, over sockets and on a real PostgreSQL. */
@QuarkusTest
@WithPostgres
class OrderTest {

    @Inject
    HallHouse house;

    @TestHTTPResource("/")
    @SuppressWarnings("NullAway.Init")
    URI site;

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
