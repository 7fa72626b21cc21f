package org.prodays.media;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.prodays.formats.Clip;
import org.prodays.formats.RenditionName;
import org.prodays.recordings.Entry;
import org.prodays.recordings.IndexLine;

class RecordingTest {
    @TempDir
    Path folder;

    private final Clip clip = Clip.of(320, 180);

    @Test
    void a_moment_is_found_in_the_replay_across_discontinuities() {
        var studio = new Studio(folder);
        studio.run(clip.tracks(), clip.until(10));
        studio.clock.move(100);
        studio.run(clip.tracks(), clip.until(10));
        studio.broadcast.end();
        var replay = studio.origin.replay(Studio.ID).orElseThrow();
        assertEquals(20.0, replay.duration().toMillis() / 1000.0);
        assertEquals(Studio.START, replay.begunAt());
        assertEquals(0.0, replay.secondAt(Studio.START.minusSeconds(5)));
        assertEquals(7.25, replay.secondAt(Studio.START.plusMillis(7250)));
        assertEquals(10.0, replay.secondAt(Studio.START.plusSeconds(50)));
        assertEquals(13.0, replay.secondAt(Studio.START.plusSeconds(103)));
        assertEquals(20.0, replay.secondAt(Studio.START.plusSeconds(500)));
    }

    @Test
    void what_has_ended_is_there_after_a_restart_and_stays_ended() {
        var studio = new Studio(folder);
        studio.run(clip.tracks(), clip.until(9));
        studio.broadcast.end();
        String before = studio.playlist("replay-video.m3u8");
        var again = new Origin(folder, studio.clock);
        assertEquals(true, again.replay(Studio.ID).orElseThrow().ended());
        assertEquals(Optional.empty(), again.live(Studio.ID));
        assertThrows(IllegalStateException.class, () -> again.open(Studio.ID));
        assertEquals(before, replay(again));
    }

    /** Whatever a crash cuts off, what opens again is a whole beginning, goes on, and is whole to the last byte. */
    @Test
    void files_cut_at_any_point_open_with_their_last_whole_segment() throws IOException {
        var random = new Random(7);
        var studio = new Studio(folder.resolve("whole"));
        studio.run(clip.tracks(), clip.until(20.5));
        var entries = studio.origin.item(Studio.ID).orElseThrow().recording().entries();
        assertEquals(5, entries.size());
        for (int round = 0; round < 60; round++) {
            var cut = folder.resolve("cut" + round);
            var copy = Files.createDirectories(cut.resolve(Studio.ID));
            for (String name : List.of("index", "video.cmaf", "audio.cmaf")) {
                Files.copy(studio.folder.resolve(Studio.ID).resolve(name), copy.resolve(name));
            }
            var file = copy.resolve(List.of("index", "video.cmaf", "audio.cmaf").get(round % 3));
            if (round % 2 == 0) {
                cut(file, random.nextLong(Files.size(file)));
            } else {
                spoilTail(file, random);
            }
            var again = new Studio(cut);
            var left = again.origin.item(Studio.ID).orElseThrow().recording().entries();
            assertEquals(entries.subList(0, left.size()), left, "round " + round);
            assertTrue(round % 2 == 0 || left.size() >= entries.size() - 1, "round " + round);
            again.run(clip.tracks(), clip.until(5));
            again.broadcast.end();
            wholeFiles(again);
        }
    }

    @Test
    void whoever_only_reads_a_recording_changes_nothing_of_it() throws Exception {
        var studio = new Studio(folder);
        studio.run(clip.tracks(), clip.until(9));
        var recording = folder.resolve(Studio.ID);
        // another program sees a segment whose line of the index is on its way
        for (String name : List.of("index", "video.cmaf", "audio.cmaf")) {
            Files.writeString(recording.resolve(name), "S 3 0", StandardOpenOption.APPEND);
        }
        long index = Files.size(recording.resolve("index"));
        long video = Files.size(recording.resolve("video.cmaf"));
        var visitor = new Origin(folder, studio.clock);
        assertEquals(studio.playlist("replay-video.m3u8"), replay(visitor));
        assertEquals(index, Files.size(recording.resolve("index")));
        assertEquals(video, Files.size(recording.resolve("video.cmaf")));
        visitor.open(Studio.ID);
        assertEquals(index - 5, Files.size(recording.resolve("index")));
        assertEquals(video - 5, Files.size(recording.resolve("video.cmaf")));
    }

    @Test
    void a_recording_of_the_first_form_goes_on() throws Exception {
        var studio = new Studio(folder);
        studio.run(clip.tracks(), clip.until(9));
        studio.broadcast.end();
        var index = folder.resolve(Studio.ID).resolve("index");
        var older = new StringBuilder();
        for (String line : Files.readAllLines(index)) {
            String first = line.substring(0, line.lastIndexOf(' '))
                    .replaceFirst("^I HIGH (\\d+ \\S+) 90000", "I VIDEO $1")
                    .replaceFirst("^I SOUND (\\d+ \\S+) 48000", "I AUDIO $1")
                    .replaceAll(" (HIGH|SOUND) ", " ");
            int crc = IndexLine.crc(first.getBytes(StandardCharsets.UTF_8));
            older.append(first).append(' ').append(Integer.toHexString(crc)).append('\n');
        }
        String before = studio.playlist("replay-video.m3u8");
        Files.writeString(index, older.toString());
        assertEquals(before, replay(new Origin(folder, studio.clock)));
    }

    private static String replay(Origin origin) {
        return switch (new Delivery(origin).answer(Studio.ID, "replay-video.m3u8", Reload.NONE)) {
            case Answer.Playlist p -> new String(p.page().plain(), StandardCharsets.UTF_8);
            case Answer other -> other.toString();
        };
    }

    private static void cut(Path file, long length) throws IOException {
        try (var access = new RandomAccessFile(file.toFile(), "rw")) {
            access.setLength(length);
        }
    }

    private static void spoilTail(Path file, Random random) throws IOException {
        try (var access = new RandomAccessFile(file.toFile(), "rw")) {
            access.seek(access.length() - 1 - random.nextInt(40));
            access.write(0xa5 ^ random.nextInt(16));
        }
    }

    private static void wholeFiles(Studio studio) throws IOException {
        var recording = new Origin(studio.folder, studio.clock)
                .item(Studio.ID)
                .orElseThrow()
                .recording();
        assertTrue(recording.endedAt().isPresent());
        for (RenditionName name : List.of(RenditionName.HIGH, RenditionName.SOUND)) {
            byte[] bytes = Files.readAllBytes(recording.file(name));
            for (Entry entry : recording.entries()) {
                var piece = entry.piece(name);
                assertEquals(
                        piece.crc(), IndexLine.crc(Arrays.copyOfRange(bytes, (int) piece.offset(), (int) piece.end())));
            }
        }
        long start = 0;
        for (Entry entry : recording.entries()) {
            assertEquals(start, entry.head().start());
            start = entry.end();
        }
    }
}
