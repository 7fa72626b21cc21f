package org.prodays.hall;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.prodays.WithPostgres;
import org.prodays.people.Role;
import org.prodays.programme.DemoEdition;

/** The same hall without a WebSocket: events, asking again and again, and commands by POST. */
@QuarkusTest
@WithPostgres
class HallWaysTest {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String HALL = "/hall/" + DemoEdition.ON_AIR;

    @Inject
    HallHouse house;

    @TestHTTPResource("/")
    @SuppressWarnings("NullAway.Init")
    URI site;

    private final HttpClient http = HttpClient.newHttpClient();

    @Test
    void events_bring_the_snapshot_then_what_changes() throws Exception {
        var session = house.open(DemoEdition.ON_AIR);
        var answer =
                http.send(get(HALL + "/events?language=fr", null).build(), HttpResponse.BodyHandlers.ofInputStream());
        assertEquals(
                "text/event-stream",
                answer.headers().firstValue("Content-Type").orElseThrow().replaceAll(";.*", ""));
        try (var lines = new BufferedReader(new InputStreamReader(answer.body(), StandardCharsets.UTF_8))) {
            assertEquals("snapshot", event(lines, "snapshot").get("type").asText());
            String id = house.approved(session, "Par les événements ?").toString();
            JsonNode delta = event(lines, "delta");
            while (delta.get("questions")
                    .valueStream()
                    .noneMatch(one -> one.get("id").asText().equals(id))) {
                delta = event(lines, "delta");
            }
        }
    }

    @Test
    void asking_again_and_again_brings_every_frame_once_and_waits_for_the_next() throws Exception {
        var session = house.open(DemoEdition.ON_AIR);
        JsonNode first = frames("epoch=&offset=-1", null);
        assertEquals(1, first.size());
        String epoch = first.get(0).get("epoch").asText();
        long offset = first.get(0).get("offset").asLong();
        var waiting = http.sendAsync(
                get(HALL + "/frames?epoch=" + epoch + "&offset=" + offset, null).build(),
                HttpResponse.BodyHandlers.ofString());
        house.approved(session, "Encore et encore ?");
        JsonNode next = numbered(JSON.readTree(waiting.join().body()), "epoch=" + epoch + "&offset=" + offset);
        assertEquals(offset + 1, next.get("offset").asLong());
        assertEquals("delta", next.get("type").asText());
    }

    /** The first numbered one of these frames or of those that are asked for next: how many are present is not numbered. */
    private JsonNode numbered(JsonNode told, String known) throws Exception {
        for (JsonNode frame : told) {
            if (frame.has("offset")) {
                return frame;
            }
        }
        return numbered(frames(known, null), known);
    }

    @Test
    void commands_are_done_and_refused_as_on_a_socket() throws Exception {
        house.open(DemoEdition.ON_AIR);
        String cookie = house.cookieOf(house.someone(Role.TRAINEE));
        String ask = "{\"v\":2,\"type\":\"ask\",\"key\":\"ways-key-1\",\"text\":\"Par la poste ?\"}";
        var done = command(HALL, ask, cookie);
        assertEquals("done", done.get("type").asText());
        assertEquals(done.get("id"), command(HALL, ask, cookie).get("id"));
        assertEquals(
                "ground_refusal_sign_in", command(HALL, ask, null).get("reason").asText());
        assertEquals(
                "audience_refusal_frame",
                command(HALL, "{", cookie).get("reason").asText());
        assertEquals(
                "hall_refusal_no_session",
                command("/hall/none", ask, cookie).get("reason").asText());
        assertTrue(frames("epoch=&offset=-1", cookie)
                .valueStream()
                .anyMatch(frame -> frame.get("type").asText().equals("mine")));
        var foreign = HttpRequest.newBuilder(site.resolve(HALL + "/commands"))
                .header("Origin", "https://elsewhere.example")
                .header("Content-Type", "application/json")
                .header("Cookie", "prodays=" + cookie)
                .POST(HttpRequest.BodyPublishers.ofString(ask))
                .build();
        assertEquals(
                403, http.send(foreign, HttpResponse.BodyHandlers.discarding()).statusCode());
    }

    @Test
    void a_hall_that_is_not_there_is_a_plain_404_and_no_error_in_the_log() throws Exception {
        String moderator = house.cookieOf(house.someone(Role.MODERATOR));
        try (var log = new ErrorLog()) {
            for (String side : List.of("/hall/none/", "/desk/none/")) {
                for (String way : List.of("events", "frames")) {
                    var answer = http.send(get(side + way, moderator).build(), HttpResponse.BodyHandlers.ofString());
                    assertEquals(404, answer.statusCode());
                    assertTrue(answer.body().contains("\"message\":"), answer.body());
                }
            }
            assertEquals(List.of(), log.errors());
        }
    }

    private JsonNode command(String hall, String command, @Nullable String cookie) throws Exception {
        var request = get(hall + "/commands?language=fr", cookie)
                .header("Origin", "http://" + site.getAuthority())
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(command))
                .build();
        return JSON.readTree(
                http.send(request, HttpResponse.BodyHandlers.ofString()).body());
    }

    private JsonNode frames(String known, @Nullable String cookie) throws Exception {
        var answer = http.send(get(HALL + "/frames?" + known, cookie).build(), HttpResponse.BodyHandlers.ofString());
        assertEquals(200, answer.statusCode());
        assertEquals(List.of("no-store"), answer.headers().allValues("Cache-Control"));
        return JSON.readTree(answer.body());
    }

    private HttpRequest.Builder get(String path, @Nullable String cookie) {
        var request = HttpRequest.newBuilder(site.resolve(path)).timeout(Duration.ofSeconds(40));
        return cookie == null ? request : request.header("Cookie", "prodays=" + cookie);
    }

    private static JsonNode event(BufferedReader lines, String type) throws IOException {
        while (true) {
            String line = lines.readLine();
            if (line.startsWith("data:")) {
                JsonNode frame = JSON.readTree(line.substring("data:".length()));
                if (frame.get("type").asText().equals(type)) {
                    return frame;
                }
            }
        }
    }
}
