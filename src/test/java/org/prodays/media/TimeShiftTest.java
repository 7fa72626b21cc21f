package org.prodays.media;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.prodays.formats.BadPacket;
import org.prodays.formats.Clip;
import org.prodays.formats.Packet;
import org.prodays.formats.RenditionName;
import org.prodays.formats.Time;

/** Viewers who are not at the live end of a broadcast that goes on: memory keeps a minute of it, the recording all. */
class TimeShiftTest {
    private static final long HOUR = 3600 * Time.SECOND;

    @TempDir
    Path folder;

    private final Clip clip = Clip.of(160, 90);

    @Test
    void who_pauses_for_an_hour_goes_on_where_it_was() throws Exception {
        var studio = new Studio(folder);
        var run = studio.broadcast.begin(List.of(clip.audio()));
        hear(studio, run, 0, 60 * Time.SECOND);
        var before = replay(studio, "replay-audio.m3u8");
        byte[] watched = bytes(studio, before.segments().getLast().uri());
        hear(studio, run, 60 * Time.SECOND, HOUR + 120 * Time.SECOND);
        var after = replay(studio, "replay-audio.m3u8");
        // rfc8216bis §6.2.1: nothing but what was added; the place in it is the same
        assertEquals(
                before.segments(), after.segments().subList(0, before.segments().size()));
        assertTrue(!after.ended());
        double length = after.segments().stream()
                .mapToDouble(Playlist.Segment::duration)
                .sum();
        assertEquals(HOUR / 1e6 + 120, length, 5);
        assertTrue(
                Playlist.of(studio.playlist("audio.m3u8")).sequence()
                        > before.segments().size(),
                "memory has forgotten it");
        long end = -1;
        var out = new ByteArrayOutputStream();
        out.writeBytes(
                bytes(studio, Objects.requireNonNull(after.segments().getFirst().map())));
        for (var segment : after.segments()
                .subList(before.segments().size() - 1, after.segments().size())) {
            byte[] own = bytes(studio, segment.uri());
            for (Chunk chunk : Chunk.of(own)) {
                assertTrue(chunk.start() > end, "time goes on: " + segment.uri());
                end = chunk.start();
            }
            out.writeBytes(own);
        }
        assertArrayEquals(watched, bytes(studio, before.segments().getLast().uri()));
        // from the segment it paused in to the live end, all that was said
        assertEquals(
                Math.round((length
                                - before.segments().stream()
                                        .limit(before.segments().size() - 1)
                                        .mapToDouble(Playlist.Segment::duration)
                                        .sum())
                        * 50),
                packets(out.toByteArray(), "a:0"));
    }

    @Test
    void who_comes_late_goes_back_to_the_start_and_sees_all_of_it() throws Exception {
        var studio = new Studio(folder);
        var run = studio.broadcast.begin(clip.tracks());
        int rounds = 6;
        for (int round = 0; round < rounds; round++) {
            watch(studio, run, round * 30L * Time.SECOND);
        }
        studio.broadcast.keeper().settle();
        assertTrue(Playlist.of(studio.playlist("video.m3u8")).sequence() > 20, "memory has forgotten the start");
        for (String name : List.of("video", "audio")) {
            var all = replay(studio, "replay-" + name + ".m3u8");
            assertEquals(0, all.sequence());
            var out = new ByteArrayOutputStream();
            out.writeBytes(bytes(
                    studio, Objects.requireNonNull(all.segments().getFirst().map())));
            for (var segment : all.segments()) {
                out.writeBytes(bytes(studio, segment.uri()));
            }
            double length = all.segments().stream()
                    .mapToDouble(Playlist.Segment::duration)
                    .sum();
            assertTrue(length > rounds * 30 - 8, name + " lasts " + length);
            int each = name.equals("video") ? 25 : 50;
            assertEquals(length * each, (double) packets(out.toByteArray(), name.charAt(0) + ":0"), 2);
        }
        assertTrue(studio.playlist("replay.m3u8").contains("\nreplay-video.m3u8\n"));
    }

    /** The clip's sound again and again, from one time of the broadcast to another. */
    private void hear(Studio studio, Run run, long from, long until) throws BadPacket {
        long length = clip.sounds().size() * 20_000L;
        for (long time = from; time < until; time += 20_000) {
            var sound = clip.sounds().get((int) (time % length / 20_000));
            run.accept(new Packet(RenditionName.SOUND, time, 20_000, true, sound.data()));
            studio.clock.move(0.02);
        }
        studio.broadcast.keeper().settle();
    }

    private void watch(Studio studio, Run run, long shift) throws BadPacket {
        for (Packet packet : clip.until(30)) {
            run.accept(new Packet(
                    packet.name(),
                    packet.timestampMicros() + shift,
                    packet.durationMicros(),
                    packet.key(),
                    packet.data()));
        }
        studio.clock.move(30);
    }

    private static Playlist replay(Studio studio, String name) {
        return Playlist.of(studio.playlist(name));
    }

    private static byte[] bytes(Studio studio, String name) throws Exception {
        return Objects.requireNonNull(ConformanceTest.get(studio, name), name);
    }

    /** How many packets ffmpeg decodes without a word. */
    private long packets(byte[] file, String stream) throws Exception {
        Path path = Files.write(folder.resolve("walked.mp4"), file);
        Clip.Tool.output("ffmpeg -v error -i " + path + " -map 0:" + stream + " -f null -");
        return Long.parseLong(new String(
                        Clip.Tool.output(
                                "ffprobe -v error -count_packets -show_entries stream=nb_read_packets -of csv=p=0 "
                                        + path),
                        StandardCharsets.UTF_8)
                .strip());
    }
}
