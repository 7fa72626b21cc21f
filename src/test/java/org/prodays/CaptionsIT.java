package org.prodays;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Captions in real browsers: typed while a webinar is on air, read in the hall with picture and with the sound alone, and in the replay. */
class CaptionsIT {

    private static final String FRENCH = "Bonjour à toutes et à tous";
    private static final String ARABIC = "معايير HACCP في المطبخ";

    private static final Locator.GetByTextOptions EXACTLY = new Locator.GetByTextOptions().setExact(true);

    @TempDir
    Path folder;

    @Test
    void what_is_typed_is_read_live_and_in_the_replay() throws Exception {
        try (var webinar = Webinar.start(folder);
                var chromium = new Chromium()) {
            try {
                hold(webinar, chromium);
            } catch (Throwable failure) {
                chromium.keep(Path.of("target"));
                throw failure;
            }
        }
    }

    private static void hold(Webinar webinar, Chromium chromium) throws Exception {
        Page desk = webinar.desk(webinar.enter(chromium, "moderator-1", "fr", 1280));
        desk.locator("#desk-open").click();
        desk.locator("#desk-end").waitFor();
        webinar.goOnAir(webinar.enter(chromium, "professional-1", "fr", 1280));
        Page picture = webinar.enter(chromium, "trainee-1", "fr", 1280);
        Page sound = webinar.enter(chromium, "trainee-2", "ar", 360);
        webinar.join(picture, "fr", "picture");
        webinar.join(sound, "ar", "sound");
        assertTrue(picture.locator("#hall-captions-button").isHidden(), "no button while there are no captions");

        Page captioner = webinar.enter(chromium, "moderator-1", "fr", 1280);
        captioner.navigate(webinar.address() + "/fr/captions/" + HeldEdition.SESSION);
        captioner.waitForFunction("() => document.getElementById('captioner-video').currentTime > 0");
        captioner.locator("summary:has-text('abréviations')").click();
        captioner.locator("#captioner-words").fill("bj = Bonjour");
        type(captioner, "Control+2", "Essai");
        type(captioner, "Control+1", "تجربة");

        picture.locator("#hall-captions-button:visible").waitFor();
        sound.waitForTimeout(500); // both languages are told
        picture.keyboard().press("c");
        sound.locator("#hall-captions-button:visible").click();
        moves(picture);
        moves(sound);
        type(captioner, "Control+2", "bj à tous");
        reads(picture, "Bonjour à tous", "ltr");
        type(captioner, "Control+1", ARABIC);
        reads(sound, ARABIC, "rtl");

        captioner.keyboard().press("Control+2");
        captioner.locator("#captioner-list li:has-text('Bonjour à tous')").waitFor();
        captioner.locator("#captioner-line").press("ArrowUp");
        captioner.locator("#captioner-line").fill(FRENCH);
        captioner.locator("#captioner-line").press("Enter");
        captioner.locator("#captioner-list li:has-text('" + FRENCH + "')").waitFor();

        Webinar.end(desk);
        picture.locator("#hall[data-phase=ended]").waitFor();
        moves(picture);
        picture.waitForFunction("() => isFinite(document.getElementById('player').duration)");
        picture.evaluate(
                "() => { const v = document.getElementById('player'); v.currentTime = Math.max(0, v.duration - 45); }");
        reads(picture, FRENCH, "ltr");
        assertEquals(
                0,
                picture.locator(".hall-caption")
                        .getByText("Bonjour à tous", EXACTLY)
                        .count());
    }

    /** Chooses the language by its keys, and sends a line. */
    private static void type(Page captioner, String keys, String text) {
        Locator line = captioner.locator("#captioner-line");
        line.press(keys);
        line.pressSequentially(text);
        line.press("Enter");
        String kept = text.replace("bj ", "Bonjour ");
        captioner.locator("#captioner-list li:has-text('" + kept + "')").waitFor();
    }

    /** What was loaded anew plays. */
    private static void moves(Page viewer) {
        viewer.evaluate("() => { delete window.movedFrom; }");
        Webinar.awaitMoving(viewer);
    }

    private static void reads(Page viewer, String text, String direction) {
        viewer.locator(".hall-caption[dir=" + direction + "]:has-text('" + text + "')")
                .waitFor(new Locator.WaitForOptions().setTimeout(60_000));
    }
}
