package org.prodays.media;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.vertx.core.http.HttpServerOptions;
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
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.prodays.formats.Clip;
import org.prodays.recordings.DiskBudget;
import org.prodays.recordings.Downloads;

class DeliveryTest {
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
                new MediaRoutes.Limits(3, 700, 30_000, 2000),
                new HttpServerOptions().setCompressionSupported(true));
    }

    @AfterEach
    void stop() throws Exception {
        house.close();
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
        var range = get("video.mp4", "Range", "bytes=100-299");
        assertEquals(206, range.statusCode());
        assertArrayEquals(Arrays.copyOfRange(file, 100, 300), range.body());
        // a player enters it over HTTP
        Clip.Tool.output("ffmpeg -v error -ss 6 -i " + url("video.mp4") + " -frames:v 1 -f null -");
        assertEquals(404, get("low.mp4").statusCode());
        assertEquals(404, get("video.mp4.part").statusCode());
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
    void what_the_disk_has_lost_is_not_found_whatever_the_protocol() throws Exception {
        studio.run(clip.tracks(), clip.until(9));
        studio.broadcast.end();
        Files.delete(folder.resolve(Studio.ID).resolve("video.cmaf"));
        assertEquals(404, get("video-0-0.m4s").statusCode());
        try (var client = HttpClient.newHttpClient()) {
            for (int asked = 0; asked < 2; asked++) {
                var answer = client.send(
                        HttpRequest.newBuilder(URI.create(url("video-0-0.m4s")))
                                .timeout(Duration.ofSeconds(20))
                                .build(),
                        BodyHandlers.discarding());
                assertEquals(HttpClient.Version.HTTP_2, answer.version());
                assertEquals(404, answer.statusCode());
            }
        }
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
        try (var socket = new Socket(InetAddress.getLoopbackAddress(), house.port())) {
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
        assertEquals(404, house.get("/media/other/main.m3u8").statusCode());
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

    private HttpResponse<byte[]> get(String name, String... headers) throws Exception {
        return house.get("/media/b1/" + name, headers);
    }

    private String url(String name) {
        return house.url("/media/b1/" + name).toString();
    }
}
