package org.prodays.talk;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.prodays.hall.HallEnd.type;
import static org.prodays.talk.TalkEnds.LINES;
import static org.prodays.talk.TalkEnds.VIEW;
import static org.prodays.talk.TalkEnds.manner;
import static org.prodays.talk.TalkEnds.said;
import static org.prodays.talk.TalkEnds.shows;
import static org.prodays.talk.TalkEnds.text;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.net.URI;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.prodays.WithPostgres;
import org.prodays.hall.HallEnd;
import org.prodays.hall.HallHouse;

/** The chat and how it is held, over sockets and on a real PostgreSQL. */
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
    void while_the_hall_is_not_open_nobody_writes_raises_a_hand_or_reacts() {
        var ends = new TalkEnds(house, site, house.session("webinar-17-precision-agriculture"));
        ends.manner(ends.desk(), "everybody", 0, true);
        var writer = ends.hall();
        assertEquals("talk_refusal_closed", ends.refused(writer, "talk-say", text("déjà ?")));
        assertEquals("talk_refusal_closed", ends.refused(writer, "talk-raise", ""));
        assertEquals("talk_refusal_closed", ends.refused(writer, "talk-react", "\"kind\":\"idea\""));
        assertEquals(List.of(), chat.last(ends.session().id(), true));
    }

    private TalkEnds ends(String webinar) {
        return new TalkEnds(house, site, house.open("webinar-" + webinar));
    }
}
