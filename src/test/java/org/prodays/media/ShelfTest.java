package org.prodays.media;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.vertx.core.http.HttpServerOptions;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.OptionalLong;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.prodays.captions.CaptionLanguage;
import org.prodays.captions.Captions;
import org.prodays.captions.ReplayCaptions;
import org.prodays.formats.Clip;
import org.prodays.formats.RenditionName;
import org.prodays.recordings.DiskBudget;
import org.prodays.recordings.Download;
import org.prodays.recordings.Downloads;
import org.prodays.recordings.ObjectStore;
import org.prodays.recordings.Shelf;
import org.prodays.recordings.Thumbnailer;

/** Recordings in an S3 store. */
class ShelfTest {
    @TempDir
    static Path server;

    private static S3Server s3;

    @TempDir
    Path folder;

    private final Clip clip = Clip.of(320, 180);
    private final LinkedBlockingQueue<String> told = new LinkedBlockingQueue<>();
    private ObjectStore store;

    @BeforeAll
    static void start() {
        s3 = new S3Server(server);
    }

    @AfterAll
    static void stop() {
        s3.close();
    }

    @BeforeEach
    void connect() {
        store = s3.store(ObjectStore.PART);
    }

    @Test
    void what_has_ended_is_served_from_the_store_when_this_disk_has_lost_it() throws Exception {
        var here = folder.resolve("here");
        var studio = new Studio(here);
        studio.run(clip.tracks(), clip.until(9));
        studio.broadcast.end();
        var recording = studio.origin.item(Studio.ID).orElseThrow().recording();
        new Downloads(new DiskBudget(here, 0, 0)).finish(Studio.ID, recording, () -> {});
        new Thumbnailer(new DiskBudget(here, 0, 0)).finish(Studio.ID, recording, () -> {});
        var files = here.resolve(Studio.ID);
        byte[] thumbnails = Files.readAllBytes(files.resolve("thumbnails.jpgs"));
        byte[] video = Files.readAllBytes(files.resolve("video.cmaf"));
        byte[] movie = Files.readAllBytes(files.resolve("video.mp4"));
        String playlist = studio.playlist("replay-video.m3u8");
        new Shelf(store, false, Captions::isFile).finish(Studio.ID, recording, () -> {});
        assertEquals(new TreeSet<>(List.of("index", "shelved", "thumbnails")), names(files));

        var elsewhere = folder.resolve("elsewhere");
        var again = new Origin(
                elsewhere, studio.clock, new DiskBudget(elsewhere, 0, 0), new Shelf(store, false, Captions::isFile));
        again.finishRecordings(told::add);
        assertEquals(Studio.ID, told.poll(60, TimeUnit.SECONDS));
        try (var house = new MediaHouse(again, new MediaRoutes.Limits(3, 700, 30_000, 2000), new HttpServerOptions());
                var client = HttpClient.newHttpClient()) {
            String base = house.url("/media/" + Studio.ID + "/").toString();
            assertEquals(
                    playlist,
                    client.send(
                                    HttpRequest.newBuilder(URI.create(base + "replay-video.m3u8"))
                                            .build(),
                                    BodyHandlers.ofString())
                            .body());
            var piece = recording.entries().get(1).piece(RenditionName.HIGH);
            var segment = client.send(
                    HttpRequest.newBuilder(URI.create(base + "video-0-1.m4s")).build(), BodyHandlers.ofByteArray());
            assertEquals(200, segment.statusCode());
            assertArrayEquals(Arrays.copyOfRange(video, (int) piece.offset(), (int) piece.end()), segment.body());
            var thumbnail = client.send(
                    HttpRequest.newBuilder(URI.create(base + "thumbnail-0.jpg")).build(), BodyHandlers.ofByteArray());
            assertArrayEquals(thumbnails, thumbnail.body());
            assertEquals(
                    "public, max-age=31536000, immutable",
                    thumbnail.headers().firstValue("Cache-Control").orElseThrow());
            var range = client.send(
                    HttpRequest.newBuilder(URI.create(base + "video.mp4?name=x"))
                            .header("Range", "bytes=1000-99999")
                            .build(),
                    BodyHandlers.ofByteArray());
            assertEquals(206, range.statusCode());
            assertArrayEquals(Arrays.copyOfRange(movie, 1000, 100_000), range.body());
            assertEquals(
                    "attachment; filename=\"x.mp4\"",
                    range.headers().firstValue("Content-Disposition").orElseThrow());
            Clip.Tool.output("ffmpeg -v error -i " + base + "replay.m3u8 -f null -");
            assertEquals(
                    Download.State.READY,
                    again.replay(Studio.ID).orElseThrow().downloads().get(0).state());
        } finally {
            again.close();
        }
    }

    @Test
    void captions_go_with_the_recording_and_come_back_when_this_disk_has_lost_them() throws Exception {
        var studio = new Studio(folder.resolve("captioned"), "captioned");
        studio.run(clip.tracks(), clip.until(9));
        studio.broadcast.captions().say(CaptionLanguage.FR, "a", 0, 2_000_000, "Bonjour");
        studio.broadcast.end();
        studio.broadcast.keeper().settle();
        var recording = studio.origin.item(studio.id).orElseThrow().recording();
        var shelf = new Shelf(store, true, Captions::isFile);
        shelf.finish(studio.id, recording, () -> {});
        var french = studio.broadcast.captions().replay(CaptionLanguage.FR);
        french.propose("WEBVTT\n\n00:01.000 --> 00:02.000\nBonsoir\n".getBytes(UTF_8), 9_000_000);
        french.replace();
        french.propose("WEBVTT\n\n00:01.000 --> 00:02.000\nAdieu\n".getBytes(UTF_8), 9_000_000);
        shelf.finish(studio.id, recording, () -> {});

        var elsewhere = folder.resolve("empty");
        assertEquals(french.shown(), shownAfterFetching(elsewhere, studio.id));
        assertEquals(
                new TreeSet<>(List.of("captions-fr", "captions-fr-1.vtt", "index", "shelved")),
                names(elsewhere.resolve(studio.id)));
        Files.delete(elsewhere.resolve(studio.id).resolve("captions-fr"));
        assertEquals(french.shown(), shownAfterFetching(elsewhere, studio.id));
    }

    private ReplayCaptions.Shown shownAfterFetching(Path to, String id) throws InterruptedException {
        try (var origin = new Origin(
                to, Clock.systemUTC(), new DiskBudget(to, 0, 0), new Shelf(s3.store(1), true, Captions::isFile))) {
            told.clear();
            origin.finishRecordings(told::add);
            for (String one = ""; !one.equals(id); ) {
                one = Objects.requireNonNull(told.poll(60, TimeUnit.SECONDS), "it was not fetched");
            }
            return origin.replay(id)
                    .orElseThrow()
                    .captions()
                    .replay(CaptionLanguage.FR)
                    .shown();
        }
    }

    @Test
    void what_is_large_goes_in_parts_and_what_is_there_is_not_sent_again() throws Exception {
        var parts = s3.store(5 << 20);
        byte[] bytes = new byte[(11 << 20) + 7];
        new Random(3).nextBytes(bytes);
        var file = Files.write(folder.resolve("large"), bytes);
        parts.put("large/video.mp4", file);
        assertEquals(OptionalLong.of(bytes.length), parts.size("large/video.mp4"));
        try (var in = parts.get("large/video.mp4", (5 << 20) - 10, 20)) {
            assertArrayEquals(Arrays.copyOfRange(bytes, (5 << 20) - 10, (5 << 20) + 10), in.readAllBytes());
        }
        assertEquals(OptionalLong.empty(), parts.size("large/nothing"));
        assertThrows(IOException.class, () -> parts.get("large/nothing", 0, 1));
        parts.close();
    }

    @Test
    void a_store_that_does_not_answer_costs_nothing_that_is_here() throws Exception {
        var free = new ServerSocket(0);
        var unreachable = S3Server.store(URI.create("http://127.0.0.1:" + free.getLocalPort()), ObjectStore.PART);
        free.close();
        var studio = new Studio(folder.resolve("r"));
        studio.run(clip.tracks(), clip.until(5));
        studio.broadcast.end();
        var recording = studio.origin.item(Studio.ID).orElseThrow().recording();
        assertThrows(
                IOException.class,
                () -> new Shelf(unreachable, false, Captions::isFile).finish(Studio.ID, recording, () -> {}));
        assertTrue(Files.exists(recording.file(RenditionName.HIGH)));
        assertTrue(!recording.away());
    }

    private static Set<String> names(Path folder) throws IOException {
        try (var files = Files.list(folder)) {
            var names = new TreeSet<String>();
            files.forEach(file -> names.add(file.getFileName().toString()));
            return names;
        }
    }
}
