package org.prodays.encoders;

import static io.restassured.RestAssured.given;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.prodays.WithPostgres;
import org.prodays.programme.Session;
import org.prodays.stage.Encoded;

/** Who may push, and when: keys, sessions and take-over. */
@QuarkusTest
@WithPostgres
class IngestTest {

    private static final Pattern SOURCE = Pattern.compile("id=\"source-([0-9a-f-]{36})\"");

    @Inject
    EncoderHouse house;

    @Inject
    StreamKeys keys;

    private final Encoded pictures = Encoded.pictures(320, 180);

    @Test
    void a_wrong_key_is_refused_before_the_body_is_asked_for_and_too_many_for_a_minute() {
        Session session = house.opened("webinar-14-kitchen-traceability");
        String key = house.key(session, "Camera");
        try (var right = asking(1, EncoderHouse.path(session, key))) {
            assertEquals("100", right.answer());
        }
        for (int i = 0; i < WrongKeys.MOST; i++) {
            try (var wrong = asking(9, EncoderHouse.path(session, "0".repeat(StreamKeys.LENGTH)))) {
                assertTrue(wrong.answer().startsWith("403"));
            }
        }
        try (var limited = asking(9, EncoderHouse.path(session, key))) {
            String answer = limited.answer();
            assertTrue(answer.startsWith("429"), answer);
            assertTrue(answer.matches("(?is).*\nretry-after: ([1-9]|[1-5]\\d|60)\n.*"), answer);
        }
        try (var other = asking(1, EncoderHouse.path(session, key))) {
            assertEquals("100", other.answer());
        }
    }

    @Test
    void the_key_may_come_as_authorization_and_only_for_its_session_while_it_is_open() {
        Session session = house.opened("webinar-15-logistics-4");
        Session other = house.planned("webinar-16-digital-pattern-making");
        String key = house.key(session, "Camera");
        String later = house.key(other, "Camera");
        String basic = Base64.getEncoder().encodeToString(("encoder:" + key).getBytes(StandardCharsets.UTF_8));
        String path = "/ingest/" + session.key() + "/video";
        assertEquals("200", status(path, "Authorization: Bearer " + key));
        assertEquals("200", status(path, "Authorization: Basic " + basic));
        assertEquals("200", status("/ingest/" + session.key() + "/" + key + "/Streams(video).cmfv"));
        assertEquals("401", status(path));
        assertEquals("403", status(EncoderHouse.path(other, key)));
        assertEquals("409", status(EncoderHouse.path(other, later)));
        assertEquals("404", status("/ingest/webinar-99/" + key + "/video"));
        given().get(EncoderHouse.path(session, key)).then().statusCode(405);
    }

    @Test
    void a_revoked_or_replaced_key_cuts_a_running_push_and_opens_nothing_more() {
        Session session = house.opened("webinar-02-factory-4");
        String page = house.page("POST", session, "", "Camera");
        String source = EncoderHouse.first(SOURCE, page);
        String key = EncoderHouse.first(EncoderHouse.KEY, page);
        String fresh;
        try (var running = TestEncoder.pushes(EncoderHouse.path(session, key))) {
            running.sends(pictures.header());
            EncoderHouse.until(() -> house.page(session).contains("Coming in"));
            fresh = EncoderHouse.first(EncoderHouse.KEY, house.page("POST", session, "/" + source + "/key", null));
            assertTrue(running.answer().startsWith("403"));
        }
        assertEquals("403", status(EncoderHouse.path(session, key)));
        try (var running = TestEncoder.pushes(EncoderHouse.path(session, fresh))) {
            running.sends(pictures.header());
            EncoderHouse.until(() -> house.page(session).contains("Coming in"));
            house.page("POST", session, "/" + source + "/revoke", null);
            assertTrue(running.answer().startsWith("403"));
        }
        assertEquals("403", status(EncoderHouse.path(session, fresh)));
        assertTrue(house.page(session).contains("Revoked"));
    }

    @Test
    void a_second_source_waits_for_the_organisers_word_and_the_first_is_told() {
        Session session = house.opened("webinar-04-cybersecurity");
        String first = house.key(session, "First");
        String second = house.key(session, "Second");
        try (var camera = TestEncoder.pushes(EncoderHouse.path(session, first))) {
            camera.sends(pictures.header());
            EncoderHouse.until(() -> house.page(session).contains("Coming in"));
            assertEquals("409", status(EncoderHouse.path(session, second)));
            var source = keys.of(session).stream()
                    .map(SourceStore.Kept::source)
                    .filter(one -> one.name().equals("Second"))
                    .findFirst()
                    .orElseThrow();
            house.page("POST", session, "/" + source.id() + "/take-over", null);
            try (var other = TestEncoder.pushes(EncoderHouse.path(session, second))) {
                other.sends(pictures.header());
                assertTrue(camera.answer().startsWith("409"));
            }
        }
    }

    private String status(String path, String... headers) {
        var all = new ArrayList<>(List.of(headers));
        all.add("Transfer-Encoding: chunked");
        try (var encoder = new TestEncoder(1, "PUT", path, all.toArray(String[]::new))) {
            encoder.sends(pictures.header()).sends(pictures.fragments().getFirst());
            return encoder.ends().answer().substring(0, 3);
        }
    }

    private static TestEncoder asking(int from, String path) {
        return new TestEncoder(from, "POST", path, "Transfer-Encoding: chunked", "Expect: 100-continue");
    }
}
