package org.prodays.media;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.prodays.formats.BadPacket;
import org.prodays.formats.Clip;
import org.prodays.formats.Packet;
import org.prodays.formats.RenditionName;

class PackagingTest {
    @TempDir
    Path folder;

    private final Clip clip = Clip.of(320, 180);

    @Test
    void every_playlist_of_a_broadcast_keeps_the_rules() throws BadPacket {
        var studio = new Studio(folder);
        var video = new Rules();
        var audio = new Rules();
        var run = studio.broadcast.begin(clip.tracks());
        for (Packet packet : clip.until(30)) {
            run.accept(packet);
            if (packet.timestampMicros() > 1_500_000) {
                video.check(studio.playlist("video.m3u8"));
                audio.check(studio.playlist("audio.m3u8"));
            }
        }
        studio.broadcast.end();
        assertEquals(List.of(), video.check(studio.playlist("video.m3u8")).broken());
        assertEquals(List.of(), audio.check(studio.playlist("audio.m3u8")).broken());
    }

    @Test
    void segments_of_sound_end_where_those_of_pictures_do() {
        var studio = new Studio(folder);
        studio.run(clip.tracks(), clip.until(30));
        studio.broadcast.end();
        assertEquals(
                "4.00000 4.00000 4.00000 4.00000 4.00000 4.00000 4.00000 2.00000",
                durations(studio, "replay-video.m3u8"));
        assertEquals(durations(studio, "replay-video.m3u8"), durations(studio, "replay-audio.m3u8"));
    }

    @Test
    void the_multivariant_playlist_tells_codecs_size_and_frame_rate() {
        var studio = new Studio(folder);
        studio.run(clip.tracks(), clip.until(9));
        String main = studio.playlist("main.m3u8");
        assertTrue(
                main.contains(
                        "CODECS=\"" + clip.video().codec()
                                + ",opus\",RESOLUTION=320x180,FRAME-RATE=25.000,STABLE-VARIANT-ID=\"video\",AUDIO=\"audio\",CLOSED-CAPTIONS=NONE\nvideo.m3u8"),
                main);
        assertTrue(
                main.contains(
                        "CODECS=\"opus\",STABLE-VARIANT-ID=\"audio\",AUDIO=\"audio\",CLOSED-CAPTIONS=NONE\naudio.m3u8"),
                main);
    }

    @Test
    void a_second_run_of_another_size_is_a_discontinuity_with_its_own_init() {
        var studio = new Studio(folder);
        studio.run(clip.tracks(), clip.until(6));
        studio.clock.move(60);
        studio.run(Clip.of(640, 360).tracks(), Clip.of(640, 360).until(6));
        studio.broadcast.end();
        assertEquals("""
                #EXT-X-MAP:URI="video-init-0.mp4"
                #EXT-X-PROGRAM-DATE-TIME:2026-02-08T09:00:00Z
                #EXTINF:4.00000,
                video-0-0.m4s
                #EXT-X-PROGRAM-DATE-TIME:2026-02-08T09:00:04Z
                #EXTINF:2.00000,
                video-0-1.m4s
                #EXT-X-DISCONTINUITY
                #EXT-X-MAP:URI="video-init-1.mp4"
                #EXT-X-PROGRAM-DATE-TIME:2026-02-08T09:01:00Z
                #EXTINF:4.00000,
                video-1-2.m4s
                #EXT-X-PROGRAM-DATE-TIME:2026-02-08T09:01:04Z
                #EXTINF:2.00000,
                video-1-3.m4s
                #EXT-X-ENDLIST
                """, studio.playlist("replay-video.m3u8").replaceAll("(?s)^.*DISCONTINUITY-SEQUENCE:0\n", ""));
    }

    @Test
    void sound_alone_is_a_broadcast() {
        var studio = new Studio(folder);
        studio.run(List.of(clip.audio()), clip.sounds());
        assertEquals(List.of(), new Rules().check(studio.playlist("audio.m3u8")).broken());
        assertFalse(studio.playlist("main.m3u8").contains("video"));
        studio.broadcast.end();
        assertEquals(
                "4.00000 4.00000 4.00000 4.00000 4.00000 4.00000 4.00000 2.00000",
                durations(studio, "replay-audio.m3u8").replaceAll("2\\.0[0-9]+$", "2.00000"));
    }

    @Test
    void sound_goes_on_while_pictures_are_silent_and_their_time_is_a_gap() {
        var studio = new Studio(folder);
        studio.run(clip.tracks(), clip.sounds());
        studio.broadcast.end();
        String video = studio.playlist("replay-video.m3u8");
        assertEquals(5, count(video, "#EXT-X-GAP"));
        assertEquals(0, count(studio.playlist("replay-audio.m3u8"), "#EXT-X-GAP"));
    }

    @Test
    void pictures_go_on_while_sound_is_silent() {
        var studio = new Studio(folder);
        studio.run(clip.tracks(), clip.pictures());
        studio.broadcast.end();
        assertEquals(0, count(studio.playlist("replay-video.m3u8"), "#EXT-X-GAP"));
        assertEquals(8, count(studio.playlist("replay-audio.m3u8"), "#EXT-X-GAP"));
    }

    @Test
    void the_saver_gets_whole_segments_and_nothing_to_wait_for() throws Exception {
        var studio = new Studio(folder);
        studio.run(clip.tracks(), clip.until(22));
        String saver = studio.playlist("saver.m3u8");
        assertEquals("8.00000 8.00000", durations(studio, "saver.m3u8"));
        assertEquals(List.of(), new Rules().check(saver).broken());
        assertFalse(saver.contains("PART") || saver.contains("BLOCK") || saver.contains("video"), saver);
        byte[] joined = Objects.requireNonNull(ConformanceTest.get(studio, "saver-0-1.m4s"));
        byte[] first = Objects.requireNonNull(ConformanceTest.get(studio, "audio-0-2.m4s"));
        byte[] second = Objects.requireNonNull(ConformanceTest.get(studio, "audio-0-3.m4s"));
        // one chunk of the same time, with a thousand bytes of boxes less
        assertEquals(List.of(new Chunk(8 * 48_000, 8 * 48_000, true)), Chunk.of(joined));
        assertTrue(joined.length < first.length + second.length - 1000, joined.length + " bytes");
        studio.broadcast.end();
        assertEquals("8.00000 8.00000 6.00000", durations(studio, "saver.m3u8"));
    }

    @Test
    void the_saver_goes_on_counting_after_a_restart() throws Exception {
        var studio = new Studio(folder);
        studio.run(clip.tracks(), clip.until(14)).close();
        studio.broadcast.keeper().settle();
        String before = studio.playlist("saver.m3u8");
        var restarted = new Origin(folder, studio.clock).open(Studio.ID);
        Studio.feed(restarted.begin(clip.tracks()), clip.until(10));
        String after = restarted.live().pages().saved().text(RenditionName.SOUND, false);
        var rules = new Rules().check(before).check(after);
        assertEquals(List.of(), rules.broken());
        assertTrue(after.contains("saver-0-0.m4s") && after.contains("saver-1-2.m4s"), after);
    }

    private static long count(String text, String word) {
        return text.lines().filter(line -> line.startsWith(word)).count();
    }

    private static String durations(Studio studio, String playlist) {
        return String.join(
                " ",
                studio.playlist(playlist)
                        .lines()
                        .filter(line -> line.startsWith("#EXTINF:"))
                        .map(line -> line.substring(8, line.length() - 1))
                        .toList());
    }
}
