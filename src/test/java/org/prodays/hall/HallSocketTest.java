package org.prodays.hall;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.net.http.WebSocketHandshakeException;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.prodays.WithPostgres;
import org.prodays.people.Role;
import org.prodays.programme.DemoEdition;

@QuarkusTest
@WithPostgres
class HallSocketTest {

    private static final ObjectMapper JSON = new ObjectMapper();

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
        String id = asker.await(type("done")).get("question").asText();
        desk.await(shows(id, "incoming"));
        desk.say("approve", "approve-key-1", "\"question\":\"" + id + "\"");
        reader.await(shows(id, "approved"));
        asker.await(frame -> type("mine").test(frame)
                && frame.at("/questions/0/state").asText().equals("approved"));
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
        for (String frame : List.of("{", "[]", "{\"v\":1,\"v\":1}", "[".repeat(3000), "x".repeat(5000))) {
            var end = open("/hall/", "?language=fr", house.cookieOf(house.someone(Role.TRAINEE)));
            end.await(type("snapshot"));
            end.socket.sendText(frame, true).join();
            assertEquals(
                    "hall_refusal_frame",
                    end.await(type("refused")).get("reason").asText());
            assertEquals(1008, end.closed.poll(10, TimeUnit.SECONDS));
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
        assertEquals("hall_refusal_credit", refused.get("reason").asText());
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
            connect(path, "", cookie, origin).socket.abort();
            return 101;
        } catch (CompletionException e) {
            if (e.getCause() instanceof WebSocketHandshakeException refused) {
                return refused.getResponse().statusCode();
            }
            throw e;
        }
    }

    private End open(String path, String query, @Nullable String cookie) {
        return connect(path, query, cookie, origin());
    }

    private End connect(String path, String query, @Nullable String cookie, String origin) {
        var end = new End();
        var builder = HttpClient.newHttpClient().newWebSocketBuilder().header("Origin", origin);
        if (cookie != null) {
            builder.header("Cookie", "prodays=" + cookie);
        }
        var address = URI.create("ws://" + site.getAuthority() + path + DemoEdition.ON_AIR + query);
        end.socket = builder.buildAsync(address, end).join();
        return end;
    }

    private String origin() {
        return "http://" + site.getAuthority();
    }

    private static Predicate<JsonNode> type(String type) {
        return frame -> frame.get("type").asText().equals(type);
    }

    private static Predicate<JsonNode> shows(String id, String state) {
        return frame -> frame.path("questions")
                .valueStream()
                .anyMatch(question -> question.get("id").asText().equals(id)
                        && question.get("state").asText().equals(state));
    }

    /** One end of a socket: what it hears, in order. */
    private static final class End implements WebSocket.Listener {

        private final BlockingQueue<JsonNode> heard = new LinkedBlockingQueue<>();
        private final BlockingQueue<Integer> closed = new LinkedBlockingQueue<>();
        private final StringBuilder text = new StringBuilder();

        @SuppressWarnings("NullAway.Init")
        private WebSocket socket;

        void say(String type, String key, String fields) {
            socket.sendText("{\"v\":1,\"type\":\"%s\",\"key\":\"%s\",%s}".formatted(type, key, fields), true)
                    .join();
        }

        /** The next frame other than how many are present. */
        JsonNode next() {
            return await(frame -> !type("present").test(frame));
        }

        JsonNode await(Predicate<JsonNode> wanted) {
            try {
                while (true) {
                    JsonNode frame = heard.poll(15, TimeUnit.SECONDS);
                    if (frame == null) {
                        throw new AssertionError("nothing of that kind was heard");
                    }
                    if (wanted.test(frame)) {
                        return frame;
                    }
                }
            } catch (InterruptedException e) {
                throw new AssertionError(e);
            }
        }

        @Override
        public @Nullable CompletionStage<?> onText(WebSocket from, CharSequence data, boolean last) {
            text.append(data);
            if (last) {
                try {
                    heard.add(JSON.readTree(text.toString()));
                } catch (com.fasterxml.jackson.core.JsonProcessingException e) {
                    throw new AssertionError(e);
                }
                text.setLength(0);
            }
            from.request(1);
            return null;
        }

        @Override
        public @Nullable CompletionStage<?> onClose(WebSocket from, int code, String reason) {
            closed.add(code);
            return null;
        }
    }
}
