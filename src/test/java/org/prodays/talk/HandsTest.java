package org.prodays.talk;

import static io.restassured.RestAssured.given;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.prodays.hall.HallEnd.type;
import static org.prodays.talk.TalkEnds.VIEW;
import static org.prodays.talk.TalkEnds.id;
import static org.prodays.talk.TalkEnds.text;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.net.URI;
import org.junit.jupiter.api.Test;
import org.prodays.WithPostgres;
import org.prodays.hall.HallHouse;

/** Raised hands, reactions and announcements, over sockets and on a real PostgreSQL. */
@QuarkusTest
@WithPostgres
class HandsTest {

    @Inject
    HallHouse house;

    @TestHTTPResource("/")
    @SuppressWarnings("NullAway.Init")
    URI site;

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

    private TalkEnds ends(String webinar) {
        return new TalkEnds(house, site, house.open("webinar-" + webinar));
    }
}
