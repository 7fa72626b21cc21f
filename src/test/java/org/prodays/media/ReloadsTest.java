package org.prodays.media;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.vertx.core.http.HttpServerOptions;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.prodays.formats.Clip;
import org.prodays.formats.RenditionName;

/** Those who ask for what is not made yet, and wait (rfc8216bis §6.2.5.2). */
class ReloadsTest {
    private static final int MOST_HELD = 3;

    @TempDir
    Path folder;

    private final Clip clip = Clip.of(320, 180);
    private Studio studio;
    private MediaHouse house;

    @BeforeEach
    void serve() throws Exception {
        studio = new Studio(folder);
        // as the program has it for its pages
        house = new MediaHouse(
                studio.origin,
                new MediaRoutes.Limits(MOST_HELD, 700, 30_000, 2000),
                new HttpServerOptions().setCompressionSupported(true));
    }

    @AfterEach
    void stop() throws Exception {
        house.close();
    }

    @Test
    void a_reload_waits_for_its_part_and_is_refused_after_a_while() throws Exception {
        var run = studio.run(clip.tracks(), clip.until(5));
        var state = studio.broadcast.live().of(RenditionName.HIGH).state();
        int next = state.parts().size();
        assertEquals(1, state.nextSequence());
        var waiting = later("video.m3u8?_HLS_msn=1&_HLS_part=" + next);
        held(1);
        assertFalse(waiting.isDone());
        Studio.feed(
                run,
                clip.until(5.6).stream()
                        .filter(p -> p.timestampMicros() >= 5_000_000)
                        .toList());
        var response = waiting.get(5, TimeUnit.SECONDS);
        assertEquals(200, response.statusCode());
        assertTrue(new String(response.body(), StandardCharsets.UTF_8).contains("video-0-1-" + next + ".m4s\""));
        assertEquals(
                "public, max-age=36",
                response.headers().firstValue("Cache-Control").orElseThrow());
        assertEquals(503, get("video.m3u8?_HLS_msn=2").statusCode());
    }

    @Test
    void a_reload_of_the_far_future_or_of_nonsense_is_refused_at_once() throws Exception {
        studio.run(clip.tracks(), clip.until(5));
        assertEquals(400, get("video.m3u8?_HLS_msn=3").statusCode());
        assertEquals(400, get("video.m3u8?_HLS_msn=1&_HLS_part=99").statusCode());
        assertEquals(400, get("video.m3u8?_HLS_part=1").statusCode());
        assertEquals(400, get("video.m3u8?_HLS_msn=-1").statusCode());
        assertEquals(400, get("video.m3u8?_HLS_msn=99999999999999999999").statusCode());
        assertEquals(200, get("video.m3u8?_HLS_msn=0").statusCode());
    }

    @Test
    void the_hinted_part_is_waited_for_and_no_other() throws Exception {
        var run = studio.run(clip.tracks(), clip.until(5));
        int next =
                studio.broadcast.live().of(RenditionName.HIGH).state().parts().size();
        assertEquals(404, get("video-0-1-" + (next + 1) + ".m4s").statusCode());
        var waiting = later("video-0-1-" + next + ".m4s");
        held(1);
        Studio.feed(
                run,
                clip.until(5.6).stream()
                        .filter(p -> p.timestampMicros() >= 5_000_000)
                        .toList());
        var part = waiting.get(5, TimeUnit.SECONDS);
        assertEquals(200, part.statusCode());
        assertArrayEquals(
                studio.broadcast
                        .live()
                        .of(RenditionName.HIGH)
                        .state()
                        .parts()
                        .get(next)
                        .bytes(),
                part.body());
        assertEquals("video/mp4", part.headers().firstValue("Content-Type").orElseThrow());
    }

    @Test
    void too_many_who_wait_are_refused_and_the_end_wakes_all() throws Exception {
        studio.run(clip.tracks(), clip.until(5));
        var waiting =
                List.of(later("video.m3u8?_HLS_msn=2"), later("video.m3u8?_HLS_msn=2"), later("audio.m3u8?_HLS_msn=2"));
        held(MOST_HELD);
        assertEquals(503, get("video.m3u8?_HLS_msn=1").statusCode());
        studio.broadcast.end();
        for (var one : waiting) {
            var response = one.get(5, TimeUnit.SECONDS);
            assertEquals(200, response.statusCode());
            assertTrue(new String(response.body(), StandardCharsets.UTF_8).endsWith("#EXT-X-ENDLIST\n"));
        }
        assertEquals(200, get("video.m3u8?_HLS_msn=99").statusCode());
    }

    private void held(int count) throws InterruptedException {
        MediaHouse.await(() -> house.routes.waiting() >= count);
    }

    private HttpResponse<byte[]> get(String name) throws Exception {
        return house.get("/media/b1/" + name);
    }

    private CompletableFuture<HttpResponse<byte[]>> later(String name) {
        return house.later("/media/b1/" + name);
    }
}
