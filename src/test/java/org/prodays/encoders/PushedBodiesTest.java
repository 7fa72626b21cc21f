package org.prodays.encoders;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServer;
import io.vertx.ext.web.Router;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.Arrays;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.prodays.WithPostgres;
import org.prodays.stage.Encoded;
import org.prodays.stage.OnAir;

/** The forms in which HTTP brings a body, and how each ends. */
@QuarkusTest
@WithPostgres
class PushedBodiesTest {

    private static final String HALL = "webinar-15-logistics-4";

    @Inject
    EncoderHouse house;

    @Inject
    Ingest ingest;

    private final Encoded pictures = Encoded.pictures(320, 180);
    private final Encoded sound = Encoded.sound();

    @Test
    void a_body_comes_in_chunks_of_a_byte_and_with_a_length_by_post_and_by_put() {
        String path = house.pathOfNext(HALL, "Chunks");
        byte[] body = pictures.of(25);
        try (var post = TestEncoder.pushes(path)) {
            assertOk(post.sendsByteByByte(body).ends().answer());
        }
        try (var put = new TestEncoder(1, "PUT", path, "Content-Length: " + body.length)) {
            assertOk(put.sendsAsItIs(body).answer());
        }
        // more than a page may send
        try (var long_ = new TestEncoder(1, "PUT", path, "Content-Length: 1000000000000", "Expect: 100-continue")) {
            assertEquals("100", long_.answer());
        }
    }

    @Test
    void a_body_whose_chunks_are_none_ends_its_connection_and_the_source_may_return() {
        String path = house.pathOfNext(HALL, "No chunks");
        try (var broken = TestEncoder.pushes(path)) {
            broken.sends(pictures.header()).sendsAsItIs("no size\r\n".getBytes(US_ASCII));
            assertTrue(broken.isAnsweredOrClosed());
        }
        try (var back = TestEncoder.pushes(path)) {
            assertOk(back.sends(pictures.of(25)).ends().answer());
        }
    }

    @Test
    void tracks_over_one_connection_of_http_2_end_each_by_itself() throws Exception {
        String path = house.pathOfNext(HALL, "Two");
        var session = house.planned(HALL);
        try (var encoder = new HttpPusher(RestAssured.port)) {
            assertFalse(encoder.begins(HttpMethod.POST, EncoderHouse.path(session, "0".repeat(StreamKeys.LENGTH)))
                    .asks());
            var seen = encoder.begins(HttpMethod.POST, path);
            var heard = encoder.begins(HttpMethod.PUT, path);
            assertTrue(seen.asks());
            heard.sends(sound.header());
            seen.sends(pictures.header());
            for (int i = 0; i < 75; i++) {
                seen.sends(pictures.fragments().get(i));
                for (int s = (int) (i * 0.04 / sound.frame()); s < (int) ((i + 1) * 0.04 / sound.frame()); s++) {
                    heard.sends(sound.fragments().get(s));
                }
                TimeUnit.MILLISECONDS.sleep(40);
            }
            house.await(session, OnAir.State.LIVE);
            var bad = seen.sends(new byte[100]).answered();
            assertEquals(400, bad.status());
            assertTrue(bad.two() && bad.body().contains("\"reason\":\"unexpected_box\""), bad.toString());
            // longer than an encoder of HTTP/1.1 may still send before its connection is closed
            for (int s = 0; s < 5; s++) {
                TimeUnit.MILLISECONDS.sleep(500);
                heard.sends(sound.fragments().get(150 + s));
            }
            assertEquals(200, heard.ends().status());
        }
    }

    @Test
    void a_source_that_stops_within_a_box_is_sent_away_and_may_return() throws Exception {
        String path = house.pathOfNext(HALL, "Stops");
        byte[] half = Arrays.copyOf(pictures.of(25), pictures.header().length + 300);
        var vertx = Vertx.vertx();
        try {
            int port = impatient(vertx).actualPort();
            try (var encoder = new HttpPusher(port)) {
                var stopped = encoder.begins(HttpMethod.POST, path).sends(half).answered();
                assertEquals(408, stopped.status());
                assertTrue(stopped.body().contains("\"reason\":\"stage_refusal_silent\""), stopped.body());
                assertEquals(
                        200,
                        encoder.begins(HttpMethod.POST, path)
                                .sends(pictures.of(25))
                                .ends()
                                .status());
            }
            try (var one = TestEncoder.to(port, path)) {
                assertTrue(one.sends(half).answer().startsWith("408"));
            }
        } finally {
            vertx.close().toCompletionStage().toCompletableFuture().get();
        }
    }

    @Test
    void a_source_that_sends_more_than_any_picture_needs_is_sent_away() {
        var noise = Encoded.noise();
        String path = house.pathOfNext(HALL, "Noise");
        try (var encoder = TestEncoder.pushes(path)) {
            encoder.sends(noise.header());
            for (int i = 0; i < 400 && !encoder.isAnswered(); i++) {
                encoder.sends(noise.repeated(i));
            }
            String answer = encoder.answer();
            assertTrue(answer.startsWith("413"), answer);
            assertTrue(answer.contains("\"reason\":\"stage_refusal_too_fast\""), answer);
        }
    }

    /** What comes with a wrong key is not looked at, whatever it is. */
    @Test
    void a_wrong_key_is_the_only_fault_that_is_told() {
        String path = EncoderHouse.path(house.opened(HALL), "0".repeat(StreamKeys.LENGTH));
        try (var wrong = TestEncoder.pushes(path)) {
            String answer = wrong.sends(new byte[100]).ends().answer();
            assertTrue(answer.startsWith("403"), answer);
            assertFalse(answer.contains("\"byte\""), answer);
        }
    }

    /** A server like the program's that waits a second for what comes next. */
    private HttpServer impatient(Vertx vertx) throws Exception {
        var router = Router.router(vertx);
        new IngestRoutes(ingest, Duration.ofSeconds(1)).routes(router);
        return vertx.createHttpServer()
                .requestHandler(router)
                .listen(0)
                .toCompletionStage()
                .toCompletableFuture()
                .get();
    }

    private static void assertOk(String answer) {
        assertTrue(answer.startsWith("200") && answer.contains("\"reason\":\"ok\""), answer);
    }
}
