package org.prodays.media;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.ext.web.Router;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DeliveryTest {
    private static final int MOST_HELD = 3;

    @TempDir
    Path folder;

    private final Clip clip = Clip.of(320, 180);
    private final HttpClient client =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final Vertx vertx = Vertx.vertx();
    private Studio studio;
    private MediaRoutes routes;
    private HttpServer server;

    @BeforeEach
    void serve() throws Exception {
        studio = new Studio(folder);
        var router = Router.router(vertx);
        routes = new MediaRoutes(new Delivery(studio.origin), new MediaRoutes.Limits(MOST_HELD, 700, 30_000, 2000));
        router.route().handler(routes::handle);
        // as the program has it for its pages
        server = vertx.createHttpServer(new HttpServerOptions().setCompressionSupported(true))
                .requestHandler(router)
                .listen(0, "127.0.0.1")
                .toCompletionStage()
                .toCompletableFuture()
                .get();
    }

    @AfterEach
    void stop() throws Exception {
        vertx.close().toCompletionStage().toCompletableFuture().get();
        client.close();
    }

    @Test
    void ffmpeg_plays_live_and_replay_without_an_error() {
        var run = studio.run(clip.tracks(), clip.until(14));
        Clip.Tool.output(
                "ffmpeg -v warning -live_start_index 0 -i " + url("main.m3u8") + " -t 8 -map 0:v -map 0:a -f null -");
        run.close();
        studio.clock.move(30);
        studio.run(clip.tracks(), clip.until(6));
        studio.broadcast.end();
        for (String name : List.of("main.m3u8", "replay.m3u8")) {
            Clip.Tool.output("ffmpeg -v error -i " + url(name) + " -map 0:v:0 -map 0:a:0 -f null -");
        }
        String probed = new String(
                Clip.Tool.output("ffprobe -v error -count_packets -show_entries"
                        + " stream=codec_name,width,height,sample_rate,channels,nb_read_packets -of csv=p=0 "
                        + url("replay-video.m3u8")),
                StandardCharsets.UTF_8);
        assertEquals("h264,320,180,500", probed.lines().findFirst().orElseThrow());
    }

    @Test
    void sound_reads_back_packet_for_packet() {
        studio.run(List.of(clip.audio()), clip.sounds());
        studio.broadcast.end();
        String probed = new String(
                Clip.Tool.output("ffprobe -v error -count_packets -show_entries"
                        + " stream=codec_name,sample_rate,channels,nb_read_packets -of csv=p=0 " + url("main.m3u8")),
                StandardCharsets.UTF_8);
        assertEquals(
                "opus,48000,1," + clip.sounds().size(),
                probed.strip().lines().findFirst().orElseThrow());
    }

    @Test
    void a_file_to_be_taken_away_has_a_name_and_comes_in_ranges() throws Exception {
        studio.run(clip.tracks(), clip.until(9));
        assertEquals(404, get("video.mp4").statusCode());
        studio.broadcast.end();
        new Downloads(new DiskBudget(folder, 0, 0))
                .finish(Studio.ID, studio.origin.item(Studio.ID).orElseThrow().recording(), () -> {});
        byte[] file = Files.readAllBytes(folder.resolve(Studio.ID).resolve("video.mp4"));
        var whole = get("video.mp4?name=Soudage%20%C3%A0%20l%E2%80%99arc");
        assertArrayEquals(file, whole.body());
        assertEquals("video/mp4", whole.headers().firstValue("Content-Type").orElseThrow());
        assertEquals("bytes", whole.headers().firstValue("Accept-Ranges").orElseThrow());
        assertEquals("\"video.mp4\"", whole.headers().firstValue("ETag").orElseThrow());
        assertEquals(
                "public, max-age=31536000, immutable",
                whole.headers().firstValue("Cache-Control").orElseThrow());
        assertEquals(
                "attachment; filename=\"video.mp4\"; filename*=UTF-8''Soudage%20%C3%A0%20l%E2%80%99arc.mp4",
                whole.headers().firstValue("Content-Disposition").orElseThrow());
        var range = client.send(
                HttpRequest.newBuilder(URI.create(url("video.mp4")))
                        .header("Range", "bytes=100-299")
                        .build(),
                BodyHandlers.ofByteArray());
        assertEquals(206, range.statusCode());
        assertArrayEquals(Arrays.copyOfRange(file, 100, 300), range.body());
        // a player enters it over HTTP
        Clip.Tool.output("ffmpeg -v error -ss 6 -i " + url("video.mp4") + " -frames:v 1 -f null -");
        assertEquals(404, get("low.mp4").statusCode());
        assertEquals(404, get("video.mp4.part").statusCode());
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

    @Test
    void segments_come_whole_in_ranges_and_from_disk() throws Exception {
        studio.run(clip.tracks(), clip.until(9));
        byte[] inMemory = get("video-0-0.m4s").body();
        studio.broadcast.end();
        var whole = get("video-0-0.m4s");
        assertArrayEquals(inMemory, whole.body());
        assertEquals(
                "public, max-age=31536000, immutable",
                whole.headers().firstValue("Cache-Control").orElseThrow());
        assertEquals(
                "nosniff", whole.headers().firstValue("X-Content-Type-Options").orElseThrow());
        assertEquals(
                "*", whole.headers().firstValue("Access-Control-Allow-Origin").orElseThrow());
        var range = get("video-0-0.m4s", "Range", "bytes=10-19");
        assertEquals(206, range.statusCode());
        assertArrayEquals(Arrays.copyOfRange(inMemory, 10, 20), range.body());
        assertEquals(
                "bytes 10-19/" + inMemory.length,
                range.headers().firstValue("Content-Range").orElseThrow());
        assertArrayEquals(
                Arrays.copyOfRange(inMemory, inMemory.length - 5, inMemory.length),
                get("video-0-0.m4s", "Range", "bytes=-5").body());
        assertEquals(
                416,
                get("video-0-0.m4s", "Range", "bytes=" + inMemory.length + "-").statusCode());
        assertEquals(
                304,
                get(
                                "video-0-0.m4s",
                                "If-None-Match",
                                whole.headers().firstValue("ETag").orElseThrow())
                        .statusCode());
    }

    @Test
    void what_is_asked_again_is_answered_alike_and_in_its_order() throws Exception {
        studio.run(clip.tracks(), clip.until(9));
        byte[] first = get("audio-0-0-0.m4s").body();
        byte[] second = get("audio-0-1-0.m4s").body();
        byte[] playlist = get("audio.m3u8").body();
        var asked = List.of(
                "audio-0-0-0.m4s", "audio.m3u8", "audio-0-1-0.m4s", "audio-0-0-0.m4s", "nothing", "audio-0-1-0.m4s");
        var said = new StringBuilder();
        asked.forEach(name -> said.append("GET /media/b1/" + name + " HTTP/1.1\r\nHost: a\r\n\r\n"));
        try (var socket = new Socket(InetAddress.getLoopbackAddress(), server.actualPort())) {
            socket.setSoTimeout(20_000);
            socket.getOutputStream()
                    .write("GET /media/b1/audio-0-0-0.m4s HTTP/1.1\r\nHost: a\r\n\r\n"
                            .getBytes(StandardCharsets.US_ASCII));
            String head = head(socket);
            assertArrayEquals(first, body(socket, head));
            socket.getOutputStream().write(said.toString().getBytes(StandardCharsets.US_ASCII));
            assertEquals(head, head(socket));
            assertArrayEquals(first, body(socket, head));
            assertArrayEquals(playlist, body(socket, head(socket)));
            assertArrayEquals(second, body(socket, head(socket)));
            assertArrayEquals(first, body(socket, head(socket)));
            assertTrue(head(socket).startsWith("HTTP/1.1 404"));
            assertArrayEquals(second, body(socket, head(socket)));
        }
    }

    private static String head(Socket socket) throws IOException {
        var head = new StringBuilder();
        while (head.indexOf("\r\n\r\n") < 0) {
            int next = socket.getInputStream().read();
            assertTrue(next >= 0, "it ended after " + head);
            head.append((char) next);
        }
        return head.toString();
    }

    private static byte[] body(Socket socket, String head) throws IOException {
        int length = Integer.parseInt(head.replaceAll("(?si).*\r\ncontent-length: (\\d+)\r\n.*", "$1"));
        return socket.getInputStream().readNBytes(length);
    }

    @Test
    void playlists_are_packed_for_those_who_take_it() throws Exception {
        studio.run(clip.tracks(), clip.until(9));
        var plain = get("video.m3u8");
        var packed = get("video.m3u8", "Accept-Encoding", "gzip");
        assertEquals("gzip", packed.headers().firstValue("Content-Encoding").orElseThrow());
        assertArrayEquals(plain.body(), new GZIPInputStream(new ByteArrayInputStream(packed.body())).readAllBytes());
        assertEquals("no-cache", plain.headers().firstValue("Cache-Control").orElseThrow());
        assertEquals(
                "application/vnd.apple.mpegurl",
                plain.headers().firstValue("Content-Type").orElseThrow());
        assertEquals(
                304,
                get(
                                "video.m3u8",
                                "If-None-Match",
                                plain.headers().firstValue("ETag").orElseThrow())
                        .statusCode());
    }

    @Test
    void what_is_not_a_name_of_ours_is_not_found() throws Exception {
        Files.writeString(folder.resolve("secret"), "secret");
        studio.run(clip.tracks(), clip.until(9));
        for (String name : List.of(
                "..%2fsecret",
                "%2e%2e/secret",
                "index",
                "video.cmaf",
                "video-0-0.mp4",
                "video-init-0.m4s",
                "video-1-0.m4s",
                "video-0-9.m4s",
                "video-init-1.mp4",
                "main.m3u8%00")) {
            assertEquals(404, get(name).statusCode(), name);
        }
        assertEquals(
                404,
                client.send(request("/media/other/main.m3u8").build(), BodyHandlers.ofByteArray())
                        .statusCode());
    }

    private void held(int count) {
        while (routes.waiting() < count) {
            Thread.onSpinWait();
        }
    }

    private HttpResponse<byte[]> get(String name, String... headers) throws Exception {
        var request = request("/media/b1/" + name);
        for (int i = 0; i < headers.length; i += 2) {
            request.header(headers[i], headers[i + 1]);
        }
        return client.send(request.build(), BodyHandlers.ofByteArray());
    }

    private CompletableFuture<HttpResponse<byte[]>> later(String name) {
        return client.sendAsync(request("/media/b1/" + name).build(), BodyHandlers.ofByteArray());
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + server.actualPort() + path));
    }

    private String url(String name) {
        return "http://127.0.0.1:" + server.actualPort() + "/media/b1/" + name;
    }
}
