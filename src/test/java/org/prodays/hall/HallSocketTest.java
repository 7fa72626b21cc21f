package org.prodays.hall;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.prodays.hall.HallEnd.type;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.net.URI;
import java.net.http.WebSocketHandshakeException;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletionException;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.prodays.WithPostgres;
import org.prodays.people.Role;
import org.prodays.programme.DemoEdition;

@QuarkusTest
@WithPostgres
class HallSocketTest {

    @Inject
    HallHouse house;

    @TestHTTPResource("/")
    @SuppressWarnings("NullAway.Init")
    URI site;

    @Test
    void a_question_is_acknowledged_and_reaches_the_desk_then_the_hall() throws Exception {
        var asker = open("/hall/", "?language=ar", house.cookieOf(house.someone(Role.TRAINEE)));
        var reader = open("/hall/", "?language=fr", null);
        var desk = open("/desk/", "?language=fr", house.cookieOf(house.someone(Role.MODERATOR)));
        List.of(asker, reader, desk).forEach(end -> end.await(type("snapshot")));
        asker.say("ask", "ask-key-1", "\"text\":\"كيف نبدأ؟\"");
        String id = asker.await(type("done")).get("id").asText();
        desk.await(shows(id, "incoming"));
        desk.say("approve", "approve-key-1", "\"question\":\"" + id + "\"");
        reader.await(shows(id, "approved"));
        asker.await(frame -> type("mine").test(frame)
                && frame.at("/questions/0/state").asText().equals("approved"));
    }

    @Test
    void the_desk_is_told_where_an_asker_is_from_and_the_hall_is_not() throws Exception {
        var person = house.someoneOf("invented-tangier", Role.TRAINEE);
        var asker = open("/hall/", "?language=fr", house.cookieOf(person));
        var reader = open("/hall/", "?language=fr", null);
        var desk = open("/desk/", "?language=fr", house.cookieOf(house.someone(Role.MODERATOR)));
        List.of(asker, reader, desk).forEach(end -> end.await(type("snapshot")));
        asker.say("ask", "from-key-1", "\"text\":\"D’où je viens ?\",\"named\":\"true\"");
        String id = asker.await(type("done")).get("id").asText();
        var told = question(id, desk.await(shows(id, "incoming")));
        assertEquals(person.id().toString(), told.get("person").asText());
        assertEquals("invented-tangier", told.at("/establishment/key").asText());
        assertEquals("MA-01", told.at("/establishment/region/code").asText());
        desk.say("approve", "from-key-2", "\"question\":\"" + id + "\"");
        var shown = question(id, reader.await(shows(id, "approved")));
        assertEquals("Personne " + person.key(), shown.at("/asker/fr").asText());
        assertEquals(false, shown.has("establishment") || shown.has("person"));
    }

    @Test
    void the_public_reads_but_does_not_vote() throws Exception {
        UUID question = house.approved(house.open(DemoEdition.ON_AIR), "Public ?");
        var reader = open("/hall/", "?language=en", null);
        reader.await(type("snapshot"));
        reader.say("vote", "vote-key-1", "\"question\":\"" + question + "\"");
        var refused = reader.await(type("refused"));
        assertEquals("vote-key-1", refused.get("key").asText());
        assertEquals(
                "Please enter with your personal link first.",
                refused.get("message").asText());
        assertEquals(1, house.question(question).votes());
    }

    @Test
    void who_comes_back_gets_exactly_what_she_missed() throws Exception {
        var reader = open("/hall/", "?language=fr", null);
        var before = reader.await(type("snapshot"));
        var session = house.open(DemoEdition.ON_AIR);
        UUID first = house.approved(session, "Manquée une ?");
        var one = reader.await(shows(first.toString(), "approved"));
        UUID second = house.approved(session, "Manquée deux ?");
        var two = reader.await(shows(second.toString(), "approved"));
        String epoch = before.get("epoch").asText();
        var back = open(
                "/hall/", "?epoch=" + epoch + "&offset=" + (one.get("offset").asLong() - 1), null);
        for (long offset = one.get("offset").asLong();
                offset <= two.get("offset").asLong();
                offset++) {
            var frame = back.next();
            assertEquals("delta", frame.get("type").asText());
            assertEquals(offset, frame.get("offset").asLong());
        }
        var stranger =
                open("/hall/", "?epoch=another&offset=" + two.get("offset").asLong(), null);
        assertEquals("snapshot", stranger.next().get("type").asText());
        var future = open("/hall/", "?epoch=" + epoch + "&offset=999999", null);
        assertEquals("snapshot", future.next().get("type").asText());
    }

    @Test
    void hostile_frames_are_answered_with_a_reason_and_the_close_code_1008() throws Exception {
        for (String frame : List.of("{", "[]", "{\"v\":2,\"v\":2}", "[".repeat(3000), "x".repeat(17_000))) {
            var end = open("/hall/", "?language=fr", house.cookieOf(house.someone(Role.TRAINEE)));
            end.await(type("snapshot"));
            end.say(frame);
            assertEquals(
                    "audience_refusal_frame",
                    end.await(type("refused")).get("reason").asText());
            assertEquals(1008, end.closeCode());
        }
    }

    @Test
    void the_sixth_question_within_a_minute_is_told_when_to_come_back() throws Exception {
        var asker = open("/hall/", "?language=fr", house.cookieOf(house.someone(Role.TRAINEE)));
        asker.await(type("snapshot"));
        for (int i = 1; i <= 5; i++) {
            asker.say("ask", "credit-key-" + i, "\"text\":\"Question numéro " + i + " ?\"");
            asker.await(type("done"));
        }
        asker.say("ask", "credit-key-6", "\"text\":\"Question numéro 6 ?\"");
        var refused = asker.await(type("refused"));
        assertEquals("audience_refusal_credit", refused.get("reason").asText());
        assertTrue(refused.get("retryAfter").asLong() >= 1
                && refused.get("retryAfter").asLong() <= 12);
    }

    @Test
    void only_this_sites_pages_and_only_moderators_and_organisers_open_a_desk() {
        assertEquals(403, handshake("/hall/", null, "https://elsewhere.example"));
        assertEquals(401, handshake("/desk/", null, origin()));
        assertEquals(403, handshake("/desk/", house.cookieOf(house.someone(Role.TRAINEE)), origin()));
        assertEquals(403, handshake("/desk/", house.cookieOf(house.someone(Role.PROFESSIONAL)), origin()));
        assertEquals(101, handshake("/desk/", house.cookieOf(house.someone(Role.ORGANISER)), origin()));
        String organiser = house.cookieOf(house.someone(Role.ORGANISER));
        assertEquals(403, handshake("/desk/", organiser, "https://elsewhere.example"));
    }

    private int handshake(String path, @Nullable String cookie, String origin) {
        try {
            HallEnd.open(site, path + DemoEdition.ON_AIR, cookie, origin).abort();
            return 101;
        } catch (CompletionException e) {
            if (e.getCause() instanceof WebSocketHandshakeException refused) {
                return refused.getResponse().statusCode();
            }
            throw e;
        }
    }

    private HallEnd open(String path, String query, @Nullable String cookie) {
        return HallEnd.open(site, path + DemoEdition.ON_AIR + query, cookie);
    }

    private String origin() {
        return "http://" + site.getAuthority();
    }

    private static JsonNode question(String id, JsonNode frame) {
        return frame.path("questions")
                .valueStream()
                .filter(question -> question.get("id").asText().equals(id))
                .findFirst()
                .orElseThrow();
    }

    private static Predicate<JsonNode> shows(String id, String state) {
        return frame -> frame.path("questions")
                .valueStream()
                .anyMatch(question -> question.get("id").asText().equals(id)
                        && question.get("state").asText().equals(state));
    }
}
