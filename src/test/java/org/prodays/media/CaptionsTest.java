package org.prodays.media;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.prodays.captions.CaptionLanguage;
import org.prodays.captions.Captions;
import org.prodays.captions.Cue;
import org.prodays.formats.Clip;
import org.prodays.formats.Packet;

class CaptionsTest {
    private static final long SECOND = 1_000_000;
    private static final Pattern LIVE = Pattern.compile("(captions-[a-z]+-(\\d+))\\.vtt");

    @TempDir
    Path folder;

    private final Clip clip = Clip.of(320, 180);

    @Test
    void a_caption_stands_in_each_segment_that_it_spans_from_the_one_being_made_when_it_came() {
        var studio = new Studio(folder);
        var run = studio.run(clip.tracks(), clip.until(5.5));
        // segment 1, from 4 s on, is being made; what was said at 2 s is shown from there
        studio.broadcast.captions().say(CaptionLanguage.FR, "a", 2 * SECOND, 9 * SECOND, "Bonjour\n& <merci>");
        Studio.feed(
                run,
                clip.until(30).stream()
                        .filter(p -> p.timestampMicros() >= 5_500_000 && p.timestampMicros() < 13_000_000)
                        .toList());
        String cue = "\n0-0\n00:00:04.000 --> 00:00:09.000\nBonjour\n&amp; &lt;merci&gt;\n";
        String head = "WEBVTT\nX-TIMESTAMP-MAP=MPEGTS:900000,LOCAL:00:00:10.000\n";
        assertEquals(head, segment(studio, "captions-fr-0.vtt"));
        assertEquals(head + cue, segment(studio, "captions-fr-1.vtt"));
        assertEquals(head + cue, segment(studio, "captions-fr-2.vtt"));
        assertEquals("404", segment(studio, "captions-fr-3.vtt"));
        assertEquals("404", segment(studio, "captions-ar-1.vtt"));
        studio.broadcast.end();
        studio.broadcast.keeper().settle();
        // in the replay it stands where it was said
        assertTrue(segment(studio, "captions-fr-r0-0.vtt").contains("00:00:02.000 --> 00:00:09.000"));
    }

    @Test
    void what_a_segment_told_does_not_change_by_what_comes_later() {
        var studio = new Studio(folder);
        var captions = studio.broadcast.captions();
        var run = studio.run(clip.tracks(), clip.until(5.5));
        captions.say(CaptionLanguage.EN, "a", 5 * SECOND, 11 * SECOND, "The wielder");
        Studio.feed(run, between(5.5, 9.5));
        String before = segment(studio, "captions-en-1.vtt");
        captions.correct(CaptionLanguage.EN, 0, "b", "The welder");
        captions.say(CaptionLanguage.EN, "c", 6 * SECOND, 7 * SECOND, "said long ago");
        Studio.feed(run, between(9.5, 14));
        assertEquals(before, segment(studio, "captions-en-1.vtt"));
        String after = segment(studio, "captions-en-2.vtt");
        assertTrue(after.contains("0-1\n00:00:05.000 --> 00:00:11.000\nThe welder\n"), after);
        assertTrue(after.contains("1-0\n00:00:08.000 --> 00:00:10.000\nsaid long ago\n"), after);
        studio.broadcast.keeper().settle();
        var again = new Studio(folder);
        assertEquals(before, segment(again, "captions-en-1.vtt"));
        assertEquals(after, segment(again, "captions-en-2.vtt"));
        again.broadcast.end();
        assertEquals(
                List.of(
                        new Cue("0-1", 5 * SECOND, 6_500_000, "The welder"),
                        new Cue("1-0", 6 * SECOND, 7 * SECOND, "said long ago")),
                again.broadcast.captions().replay(CaptionLanguage.EN).shown().cues());
    }

    @Test
    void one_wish_said_twice_is_one_caption_even_after_a_restart() {
        var studio = new Studio(folder);
        studio.run(clip.tracks(), clip.until(5.5));
        var captions = studio.broadcast.captions();
        assertEquals(0, captions.say(CaptionLanguage.AR, "a", 0, SECOND, "مرحبا"));
        assertEquals(0, captions.say(CaptionLanguage.AR, "a", 0, SECOND, "مرحبا"));
        assertEquals(1, captions.say(CaptionLanguage.AR, "b", 0, SECOND, "شكرا"));
        captions.correct(CaptionLanguage.AR, 1, "c", "");
        var again = new Studio(folder).broadcast.captions();
        assertEquals(0, again.say(CaptionLanguage.AR, "a", 0, SECOND, "مرحبا"));
        assertEquals(List.of(new Captions.Line(0, "مرحبا")), again.latest(CaptionLanguage.AR, 5));
        assertEquals(2, again.say(CaptionLanguage.AR, "d", 0, SECOND, "أهلا"));
    }

    @Test
    void players_are_told_of_the_languages_there_are_also_with_the_sound_alone() {
        var studio = new Studio(folder);
        var run = studio.run(clip.tracks(), clip.until(9));
        assertTrue(!studio.playlist("main.m3u8").contains("SUBTITLES"));
        studio.broadcast.captions().say(CaptionLanguage.AR, "a", SECOND, 9 * SECOND, "مرحبا");
        assertEquals(Set.of(CaptionLanguage.AR), studio.broadcast.captions().languages());
        String media = "#EXT-X-MEDIA:TYPE=SUBTITLES,GROUP-ID=\"captions\",NAME=\"العربية\",LANGUAGE=\"ar\","
                + "DEFAULT=NO,AUTOSELECT=YES,FORCED=NO,STABLE-RENDITION-ID=\"captions-ar\",URI=\"captions-ar.m3u8\"\n";
        String main = studio.playlist("main.m3u8");
        assertTrue(main.contains(media), main);
        assertTrue(
                main.lines()
                        .filter(line -> line.startsWith("#EXT-X-STREAM-INF"))
                        .allMatch(line -> line.endsWith(",SUBTITLES=\"captions\"")),
                main);
        String sound = studio.playlist("sound.m3u8");
        assertTrue(sound.contains(media) && sound.endsWith(",SUBTITLES=\"captions\"\nsaver.m3u8\n"), sound);
        run.close();
        studio.broadcast.end();
        studio.broadcast.keeper().settle();
        assertTrue(studio.playlist("replay.m3u8").contains("URI=\"replay-captions-ar.m3u8\""));
        assertTrue(studio.playlist("replay-sound.m3u8").endsWith("\nreplay-audio.m3u8\n"));
        assertTrue(studio.playlist("replay-captions-ar.m3u8").contains("\ncaptions-ar-r0-1.vtt\n"));
    }

    @Test
    void a_player_waits_for_the_next_segment_of_the_captions() {
        var studio = new Studio(folder);
        studio.run(clip.tracks(), clip.until(9));
        studio.broadcast.captions().say(CaptionLanguage.FR, "a", SECOND, 9 * SECOND, "Bonjour");
        assertInstanceOf(Answer.Playlist.class, ask(studio, "captions-fr.m3u8", new Reload(1, -1, false)));
        assertInstanceOf(Answer.Wait.class, ask(studio, "captions-fr.m3u8", new Reload(2, -1, false)));
        assertEquals(Answer.BAD, ask(studio, "captions-fr.m3u8", new Reload(4, -1, false)));
        assertEquals(Answer.NOT_FOUND, ask(studio, "captions-en.m3u8", Reload.NONE));
        var captions = Playlist.of(studio.playlist("captions-fr.m3u8"));
        var video = Playlist.of(studio.playlist("video.m3u8"));
        assertEquals(video.sequence(), captions.sequence());
        assertEquals(video.discontinuities(), captions.discontinuities());
        assertEquals(video.segments().size(), captions.segments().size());
    }

    @Test
    void a_moment_is_a_time_of_the_timeline() {
        var studio = new Studio(folder);
        assertEquals(0, studio.broadcast.timeAt(Studio.START));
        studio.run(clip.tracks(), clip.until(10)).close();
        assertEquals(3 * SECOND, studio.broadcast.timeAt(Studio.START.plusSeconds(3)));
        assertEquals(9_500_000, studio.broadcast.timeAt(Studio.START.plusMillis(9_500)));
        assertEquals(0, studio.broadcast.timeAt(Studio.START.minusSeconds(3)));
        studio.clock.move(100);
        studio.run(clip.tracks(), clip.until(10));
        assertEquals(13 * SECOND, studio.broadcast.timeAt(Studio.START.plusSeconds(103)));
    }

    /** Whatever a crash cuts off or spoils, the captions before it are there, and the next are kept. */
    @Test
    void files_cut_at_any_point_open_with_their_last_whole_line() throws IOException {
        var random = new Random(11);
        var whole = new Studio(folder.resolve("whole"));
        for (int i = 0; i < 20; i++) {
            whole.broadcast.captions().say(CaptionLanguage.FR, "k" + i, i, i + 1, "Ligne " + i + "\nعربية \\n");
        }
        byte[] bytes = Files.readAllBytes(whole.folder.resolve(Studio.ID).resolve("captions-fr"));
        for (int round = 0; round < 60; round++) {
            var cut = folder.resolve("cut" + round);
            var file = Files.createDirectories(cut.resolve(Studio.ID)).resolve("captions-fr");
            byte[] left = java.util.Arrays.copyOf(bytes, random.nextInt(bytes.length));
            if (round % 2 == 0 && left.length > 0) {
                left[left.length - 1 - random.nextInt(Math.min(30, left.length))] ^= 1;
            }
            Files.write(file, left);
            var again = new Studio(cut).broadcast.captions();
            var lines = again.latest(CaptionLanguage.FR, 30);
            for (int i = 0; i < lines.size(); i++) {
                assertEquals(new Captions.Line(i, "Ligne " + i + "\nعربية \\n"), lines.get(i), "round " + round);
            }
            assertEquals(lines.size(), again.say(CaptionLanguage.FR, "new", 0, 1, "Suite"));
            var once = new Studio(cut).broadcast.captions().latest(CaptionLanguage.FR, 30);
            assertEquals(lines.size() + 1, once.size());
            assertEquals("Suite", once.getLast().text());
        }
    }

    @Test
    void after_the_end_nothing_more_is_said() {
        var studio = new Studio(folder);
        studio.run(clip.tracks(), clip.until(9));
        var captions = studio.broadcast.captions();
        captions.say(CaptionLanguage.FR, "a", 0, SECOND, "Bonjour");
        studio.broadcast.end();
        assertThrows(IllegalStateException.class, () -> captions.say(CaptionLanguage.FR, "b", 0, SECOND, "Encore"));
        assertThrows(IllegalStateException.class, () -> captions.correct(CaptionLanguage.FR, 0, "c", "Autre"));
    }

    private List<Packet> between(double from, double until) {
        return clip.until(30).stream()
                .filter(p -> p.timestampMicros() >= from * SECOND && p.timestampMicros() < until * SECOND)
                .toList();
    }

    private static Answer ask(Studio studio, String name, Reload reload) {
        return new Delivery(studio.origin).answer(Studio.ID, name, reload);
    }

    /** The name of a live segment lacks its start here: all of these tests' segments have 4 s. */
    static String segment(Studio studio, String name) {
        var live = LIVE.matcher(name);
        String whole = live.matches()
                ? live.group(1) + "-"
                        + Studio.START
                                .plusSeconds(4 * Long.parseLong(live.group(2)))
                                .toEpochMilli() + ".vtt"
                : name;
        return switch (ask(studio, whole, Reload.NONE)) {
            case Answer.Bytes bytes -> new String(bytes.bytes(), StandardCharsets.UTF_8);
            case Answer.Refused refused -> Integer.toString(refused.status());
            case Answer other -> throw new AssertionError(name + ": " + other);
        };
    }
}
