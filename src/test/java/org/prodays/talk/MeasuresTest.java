package org.prodays.talk;

import static io.restassured.RestAssured.given;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.prodays.hall.HallEnd.type;
import static org.prodays.talk.TalkEnds.id;
import static org.prodays.talk.TalkEnds.text;
import static org.prodays.talk.TalkEnds.why;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.net.URI;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.prodays.WithPostgres;
import org.prodays.hall.HallHouse;
import org.prodays.people.Person;
import org.prodays.people.Role;

/** Who is kept quiet and who is sent out, over sockets and on a real PostgreSQL. */
@QuarkusTest
@WithPostgres
class MeasuresTest {

    @Inject
    HallHouse house;

    @TestHTTPResource("/")
    @SuppressWarnings("NullAway.Init")
    URI site;

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

    private TalkEnds ends(String webinar) {
        return new TalkEnds(house, site, house.open("webinar-" + webinar));
    }
}
