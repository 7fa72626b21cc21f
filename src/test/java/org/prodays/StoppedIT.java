package org.prodays;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.prodays.hall.HallEnd.type;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.prodays.hall.HallEnd;

/** A stop while people are in the hall: each is told when to come back, whichever way she came, and finds all that was acknowledged. */
class StoppedIT {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String HALL = "/hall/" + HeldEdition.SESSION;
    private static final String DESK = "/desk/" + HeldEdition.SESSION;
    private static final int READERS = 24;
    private static final String ASKED = "Que devient ma question ?";

    @TempDir
    Path folder;

    private final HttpClient http = HttpClient.newHttpClient();

    @Test
    void all_are_told_when_to_come_back_and_come_back_to_all_that_was_acknowledged() throws Exception {
        try (var webinar = Webinar.start(folder)) {
            String id = approved(webinar);
            var readers = connect(webinar, "");
            JsonNode known = readers.getFirst().await(type("snapshot"));
            var events = http.sendAsync(get(webinar, HALL + "/events"), HttpResponse.BodyHandlers.ofString());
            var asking = CompletableFuture.supplyAsync(() -> askUntilSentAway(webinar));
            for (HallEnd reader : readers) {
                reader.await(frame ->
                        type("present").test(frame) && frame.get("count").asInt() > READERS);
            }
            webinar.program().interrupt();
            for (HallEnd reader : readers) {
                assertEquals(2, reader.await(type("away")).get("within").asInt());
                assertEquals(1012, reader.closeCode());
            }
            assertTrue(
                    events.join().body().contains("\"type\":\"away\""),
                    events.join().body());
            assertTrue(asking.join(), "who asks again and again is told too");
            webinar.startAgain();
            String from = "?epoch=%s&offset=%d"
                    .formatted(known.get("epoch").asText(), known.get("offset").asLong());
            for (HallEnd reader : connect(webinar, from)) {
                JsonNode now = reader.next();
                assertEquals("snapshot", now.get("type").asText());
                assertFalse(now.get("epoch").equals(known.get("epoch")));
                assertEquals(
                        List.of(id),
                        now.get("questions")
                                .valueStream()
                                .map(question -> question.get("id").asText())
                                .toList());
            }
        }
    }

    private String approved(Webinar webinar) throws Exception {
        var desk = new Ledger(webinar.cookie("moderator-1"), () -> {}).open(http, webinar.address(), DESK);
        desk.say("open", "open-the-hall");
        desk.awaitAll();
        var asker = new Ledger(webinar.cookie("trainee-1"), () -> {}).open(http, webinar.address(), HALL);
        asker.awaitPhase("open");
        asker.say("ask", "ask-before-stop", "text", ASKED);
        asker.awaitAll();
        desk.say("approve", "approve-before-stop", "question", asker.question("ask-before-stop"));
        desk.awaitAll();
        return asker.question("ask-before-stop");
    }

    private static List<HallEnd> connect(Webinar webinar, String from) {
        return Stream.generate(() -> HallEnd.open(URI.create(webinar.address()), HALL + from, null))
                .limit(READERS)
                .toList();
    }

    /** Whether an answer said so: the one that was waited for, or one to which there was no place any more. */
    private boolean askUntilSentAway(Webinar webinar) {
        var told = new ArrayList<String>();
        String known = "";
        try {
            while (!told.contains("away") && !told.contains("refused")) {
                var answer = http.send(get(webinar, HALL + "/frames" + known), HttpResponse.BodyHandlers.ofString());
                for (JsonNode frame : JSON.readTree(answer.body())) {
                    told.add(frame.get("type").asText());
                    if (frame.has("offset")) {
                        known = "?epoch=%s&offset=%d"
                                .formatted(
                                        frame.get("epoch").asText(),
                                        frame.get("offset").asLong());
                    }
                }
            }
            return true;
        } catch (Exception gone) {
            throw new AssertionError(told.stream().collect(Collectors.joining(" ")), gone);
        }
    }

    private static HttpRequest get(Webinar webinar, String path) {
        return HttpRequest.newBuilder(URI.create(webinar.address() + path)).build();
    }
}
