package org.prodays.media;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.prodays.captions.BadCaptions;
import org.prodays.captions.CaptionLanguage;
import org.prodays.captions.ReplayCaptions;
import org.prodays.formats.Clip;

class ReplayCaptionsTest {
    private static final long DURATION = 9_000_000;
    private static final byte[] FILE =
            "WEBVTT\n\n00:01.000 --> 00:06.000\nBonjour à tous\n".getBytes(StandardCharsets.UTF_8);

    @TempDir
    Path folder;

    private Studio studio;
    private ReplayCaptions french;

    @BeforeEach
    void ended() {
        var clip = Clip.of(320, 180);
        studio = new Studio(folder);
        var run = studio.run(clip.tracks(), clip.until(9));
        studio.broadcast.captions().say(CaptionLanguage.FR, "a", 0, 2_000_000, "Bonjour a tous");
        run.close();
        studio.broadcast.end();
        studio.broadcast.keeper().settle();
        french = studio.broadcast.captions().replay(CaptionLanguage.FR);
    }

    @Test
    void a_file_takes_the_place_of_the_live_captions_and_they_come_back() throws Exception {
        assertTrue(CaptionsTest.segment(studio, "captions-fr-r0-0.vtt").contains("Bonjour a tous"));
        french.propose(FILE, DURATION);
        assertTrue(studio.playlist("replay-captions-fr.m3u8").contains("captions-fr-r0-0.vtt"));
        assertTrue(french.replace());
        assertFalse(french.replace());
        String playlist = studio.playlist("replay-captions-fr.m3u8");
        assertTrue(playlist.contains("captions-fr-r1-0.vtt") && playlist.endsWith("#EXT-X-ENDLIST\n"), playlist);
        assertTrue(CaptionsTest.segment(studio, "captions-fr-r1-1.vtt").contains("Bonjour à tous"));
        assertEquals("404", CaptionsTest.segment(studio, "captions-fr-r0-0.vtt"));
        assertTrue(french.restore());
        assertFalse(french.restore());
        assertTrue(CaptionsTest.segment(studio, "captions-fr-r2-0.vtt").contains("Bonjour a tous"));
    }

    @Test
    void what_was_decided_last_holds_after_a_restart() throws Exception {
        french.propose(FILE, DURATION);
        french.replace();
        var shown = french.shown();
        assertEquals(shown, again());
        french.restore();
        assertEquals(new ReplayCaptions.Shown(2, false, french.live()), again());
        french.propose(FILE, DURATION);
        french.replace();
        Files.writeString(folder.resolve(Studio.ID).resolve("captions-fr-3.vtt"), "spoiled");
        assertEquals(new ReplayCaptions.Shown(3, false, french.live()), again());
    }

    @Test
    void a_refused_file_leaves_the_draft_before_it() throws Exception {
        var good = french.propose(FILE, DURATION);
        assertThrows(BadCaptions.class, () -> french.propose("1".getBytes(StandardCharsets.UTF_8), DURATION));
        assertEquals(Optional.of(good), french.draft());
        french.discard();
        assertEquals(Optional.empty(), french.draft());
        assertFalse(french.replace());
    }

    @Test
    void a_language_that_was_not_said_live_comes_with_a_file() throws Exception {
        var arabic = studio.broadcast.captions().replay(CaptionLanguage.AR);
        arabic.propose(FILE, DURATION);
        assertEquals(Set.of(CaptionLanguage.FR), studio.broadcast.captions().languages());
        arabic.replace();
        assertEquals(
                Set.of(CaptionLanguage.AR, CaptionLanguage.FR),
                studio.broadcast.captions().languages());
        assertTrue(studio.playlist("replay.m3u8").contains("replay-captions-ar.m3u8"));
        arabic.restore();
        assertEquals(List.of(), arabic.shown().cues());
        assertEquals(Set.of(CaptionLanguage.FR), studio.broadcast.captions().languages());
    }

    private ReplayCaptions.Shown again() {
        return new Origin(folder, studio.clock)
                .replay(Studio.ID)
                .orElseThrow()
                .captions()
                .replay(CaptionLanguage.FR)
                .shown();
    }
}
