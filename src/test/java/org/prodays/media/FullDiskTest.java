package org.prodays.media;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.prodays.formats.Clip;
import org.prodays.formats.Packet;
import org.prodays.formats.RenditionName;
import org.prodays.recordings.Disk;
import org.prodays.recordings.DiskBudget;
import org.prodays.recordings.Entry;
import org.prodays.recordings.IndexLine;
import org.prodays.recordings.Keeping;
import org.prodays.recordings.Recording;

/** A disk that is full or stands still stops the recording and never the live. */
class FullDiskTest {
    @TempDir
    Path folder;

    @TempDir
    Path elsewhere;

    private final Clip clip = Clip.of(320, 180);

    @Test
    void a_full_disk_stops_the_recording_not_the_live_and_leaves_a_hole_when_there_is_room_again() throws Exception {
        try (var disk = SmallDisk.inMemory(folder, 8)) {
            var studio = new Studio(folder);
            var run = studio.run(clip.tracks(), clip.until(13));
            assertEquals(Keeping.State.GOING, studio.broadcast.keeping().state());
            disk.fill();
            feed(studio, run, 13, 21);
            assertEquals(Keeping.State.STOPPED, studio.broadcast.keeping().state());
            // those who watch have all of it, from memory
            for (int sequence = 0; sequence < 5; sequence++) {
                assertTrue(live(studio, sequence) instanceof Answer.Bytes, "segment " + sequence);
            }
            assertEquals(
                    List.of(0, 1, 2),
                    new Origin(folder, studio.clock)
                            .item(Studio.ID).orElseThrow().recording().entries().stream()
                                    .map(entry -> entry.head().sequence())
                                    .toList());
            disk.makeRoom();
            feed(studio, run, 21, 29);
            assertEquals(Keeping.State.GOING, studio.broadcast.keeping().state());
            studio.broadcast.end();
            assertEquals("...gg...", gaps(studio.playlist("replay-video.m3u8")));
            // those who were watching still have what the disk never had
            assertTrue(live(studio, 3) instanceof Answer.Bytes);
            assertTrue(live(studio, 2) instanceof Answer.Slice);
            var again = new Origin(folder, studio.clock);
            assertTrue(again.replay(Studio.ID).orElseThrow().ended());
            whole(again.item(Studio.ID).orElseThrow().recording());
            assertEquals(29.0, again.replay(Studio.ID).orElseThrow().duration().toMillis() / 1000.0);
        }
    }

    @Test
    void the_end_is_written_when_there_is_room_again() throws Exception {
        try (var disk = SmallDisk.inMemory(folder, 8)) {
            var studio = new Studio(folder);
            studio.run(clip.tracks(), clip.until(9));
            fillPageOf(studio, folder.resolve(Studio.ID).resolve("index"));
            disk.fill();
            studio.broadcast.end();
            assertEquals(Keeping.State.STOPPED, studio.broadcast.keeping().state());
            assertTrue(studio.playlist("replay-video.m3u8").endsWith("#EXT-X-ENDLIST\n"));
            assertTrue(!new Origin(folder, studio.clock)
                    .replay(Studio.ID)
                    .orElseThrow()
                    .ended());
            disk.makeRoom();
            studio.broadcast.keeper().settle();
            assertTrue(new Origin(folder, studio.clock)
                    .replay(Studio.ID)
                    .orElseThrow()
                    .ended());
        }
    }

    @Test
    void an_end_that_was_not_written_before_the_program_stopped_is_written_by_the_next_one() throws Exception {
        try (var disk = SmallDisk.inMemory(folder, 8)) {
            var studio = new Studio(folder);
            studio.run(clip.tracks(), clip.until(9));
            fillPageOf(studio, folder.resolve(Studio.ID).resolve("index"));
            disk.fill();
            studio.broadcast.end();
            studio.origin.close();
            disk.makeRoom();
            var next = new Origin(folder, studio.clock);
            assertTrue(!next.replay(Studio.ID).orElseThrow().ended());
            next.end(Studio.ID);
            next.end(Studio.ID);
            next.end("unknown");
            assertTrue(next.replay(Studio.ID).orElseThrow().ended());
            assertTrue(new Delivery(next).answer(Studio.ID, "saver.m3u8", Reload.NONE)
                            instanceof Answer.Playlist playlist
                    && new String(playlist.page().plain(), StandardCharsets.UTF_8).endsWith("#EXT-X-ENDLIST\n"));
            var after = new Origin(folder, studio.clock).item(Studio.ID).orElseThrow();
            assertTrue(after.recording().endedAt().isPresent());
            whole(after.recording());
        }
    }

    @Test
    void what_the_recordings_may_take_is_kept_to_and_each_level_has_its_way_back() throws Exception {
        try (var disk = SmallDisk.inMemory(folder, 8)) {
            var files = Files.createDirectories(disk.folder.resolve("x"));
            var budget = new DiskBudget(disk.folder, 1000, 0);
            assertEquals(new Disk(Disk.Level.FINE, 0), budget.look());
            assertEquals(new Disk(Disk.Level.WARNING, 90), look(budget, files, 900));
            budget.require(100);
            assertThrows(DiskBudget.NoRoom.class, () -> budget.require(101));
            assertEquals(new Disk(Disk.Level.TIGHT, 96), look(budget, files, 960));
            assertEquals(new Disk(Disk.Level.TIGHT, 94), look(budget, files, 940));
            assertEquals(new Disk(Disk.Level.WARNING, 92), look(budget, files, 920));
            assertEquals(new Disk(Disk.Level.FULL, 100), look(budget, files, 1000));
            assertEquals(new Disk(Disk.Level.FINE, 10), look(budget, files, 100));
        }
    }

    private static Disk look(DiskBudget budget, Path folder, int bytes) throws IOException {
        Files.write(folder.resolve("a"), new byte[bytes]);
        return budget.look();
    }

    @Test
    void a_reserve_is_left_to_what_else_lives_on_the_disk() throws Exception {
        try (var disk = SmallDisk.inMemory(folder, 8)) {
            var budget = new DiskBudget(disk.folder, 0, 6 << 20);
            budget.require(2 << 20);
            assertThrows(DiskBudget.NoRoom.class, () -> budget.require((2 << 20) + 1));
            Files.write(disk.folder.resolve("others"), new byte[(2 << 20) - 40960]);
            assertEquals(Disk.Level.TIGHT, budget.look().level());
        }
    }

    @Test
    void a_disk_that_stands_still_does_not_hold_up_the_live() throws Exception {
        try (var disk = SmallDisk.freezable(elsewhere.resolve("image"), folder)) {
            var studio = new Studio(folder);
            var run = studio.run(clip.tracks(), clip.until(5));
            disk.freeze();
            try {
                // all of it in less time than the disk stands still
                CompletableFuture.runAsync(() -> Studio.feed(run, between(5, 25)))
                        .get(60, TimeUnit.SECONDS);
                assertTrue(live(studio, 4) instanceof Answer.Bytes);
            } finally {
                disk.thaw();
            }
            studio.broadcast.end();
            assertEquals("......", gaps(studio.playlist("replay-video.m3u8")).substring(0, 6));
            whole(studio.origin.item(Studio.ID).orElseThrow().recording());
        }
    }

    private void feed(Studio studio, Run run, int from, int until) {
        Studio.feed(run, between(from, until));
        studio.broadcast.keeper().settle();
    }

    private List<Packet> between(int from, int until) {
        return clip.until(until).stream()
                .filter(packet -> packet.timestampMicros() >= from * 1_000_000L)
                .toList();
    }

    /** Begins runs until the index has no room for one more line in the pages that the disk has given it. */
    private void fillPageOf(Studio studio, Path index) throws Exception {
        int line = IndexLine.text(studio.clock.instant()).length();
        while (4096 - Files.size(index) % 4096 >= line) {
            studio.broadcast.begin(List.of(clip.audio()));
        }
    }

    private static Answer live(Studio studio, int sequence) {
        return new Delivery(studio.origin).answer(Studio.ID, "video-0-" + sequence + ".m4s", Reload.NONE);
    }

    private static String gaps(String playlist) {
        var gaps = new StringBuilder();
        boolean gap = false;
        for (String line : playlist.lines().toList()) {
            if (line.equals("#EXT-X-GAP")) {
                gap = true;
            } else if (!line.startsWith("#")) {
                gaps.append(gap ? 'g' : '.');
                gap = false;
            }
        }
        return gaps.toString();
    }

    private static void whole(Recording recording) throws IOException {
        for (RenditionName name : List.of(RenditionName.HIGH, RenditionName.SOUND)) {
            byte[] bytes = Files.readAllBytes(recording.file(name));
            for (Entry entry : recording.entries()) {
                var piece = entry.piece(name);
                assertEquals(
                        piece.crc(), IndexLine.crc(Arrays.copyOfRange(bytes, (int) piece.offset(), (int) piece.end())));
            }
        }
    }
}
