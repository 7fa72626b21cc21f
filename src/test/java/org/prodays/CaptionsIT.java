package org.prodays;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Captions in real browsers: typed while a webinar is on air, read in the hall with picture and with the sound alone, and in the replay. */
class CaptionsIT {

    private static final String FRENCH = "Bonjour à toutes et à tous";
    private static final String ARABIC = "معايير HACCP في المطبخ";

    @TempDir
    Path folder;

    @Test
    void what_is_typed_is_read_live_and_in_the_replay() throws Exception {
        Webinar.tell(folder, CaptionsIT::hold);
    }

    private static void hold(Webinar webinar, Chromium chromium) throws Exception {
        Page desk = webinar.openedDesk(chromium);
        webinar.goOnAir(webinar.enter(chromium, "professional-1", "fr", 1280));
        Page picture = webinar.enter(chromium, "trainee-1", "fr", 1280);
        Page sound = webinar.enter(chromium, "trainee-2", "ar", 360);
        webinar.join(picture, "fr", "picture");
        webinar.join(sound, "ar", "sound");
        assertTrue(picture.locator("#hall-captions-button").isHidden(), "no button while there are no captions");

        Page captioner = desk.context().newPage();
        captioner.navigate(webinar.address() + "/fr/captions/" + HeldEdition.SESSION);
        captioner.waitForFunction("() => document.getElementById('captioner-video').currentTime > 0");
        captioner.locator("summary:has-text('abréviations')").click();
        captioner.locator("#captioner-words").fill("bj = Bonjour");
        type(captioner, "Control+2", "Essai");
        type(captioner, "Control+1", "تجربة");

        picture.locator("#hall-captions-button:visible").waitFor();
        sound.waitForTimeout(500); // both languages are told
        noteCaptions(picture);
        noteCaptions(sound);
        picture.keyboard().press("c");
        sound.locator("#hall-captions-button:visible").click();
        moves(picture);
        moves(sound);
        type(captioner, "Control+1", ARABIC);
        long said = System.nanoTime();
        type(captioner, "Control+2", "bj à tous");
        reads(picture, "Bonjour à tous", "ltr");

        captioner.keyboard().press("Control+2");
        captioner.locator("#captioner-list li:has-text('Bonjour à tous')").waitFor();
        captioner.locator("#captioner-line").press("ArrowUp");
        captioner.locator("#captioner-line").fill(FRENCH);
        captioner.locator("#captioner-line").press("Enter");
        captioner.locator("#captioner-list li:has-text('" + FRENCH + "')").waitFor();

        reads(sound, ARABIC, "rtl"); // the saver is some 14 s behind
        Webinar.end(desk);
        double since = (System.nanoTime() - said) / 1e9;
        picture.locator("#hall[data-phase=ended]").waitFor();
        moves(picture);
        picture.waitForFunction("() => isFinite(document.getElementById('player').duration)");
        noteCaptions(picture);
        picture.evaluate("""
                back => {
                  const player = document.getElementById('player');
                  player.currentTime = Math.max(0, player.duration - back);
                }
                """, since + 5);
        reads(picture, FRENCH, "ltr");
        assertEquals(
                List.of(),
                texts(picture).stream().filter("Bonjour à tous"::equals).toList());
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

    /** Notes from now on each caption that is shown, as it may be gone when it is looked for. */
    private static void noteCaptions(Page viewer) {
        viewer.evaluate("""
                () => {
                  window.captionsSeen = [];
                  window.captionNotes?.disconnect();
                  const note = () => {
                    for (const one of document.querySelectorAll('.hall-caption')) {
                      window.captionsSeen.push([one.dir, one.textContent.trim()]);
                    }
                  };
                  window.captionNotes = new MutationObserver(note);
                  window.captionNotes.observe(document.body, { childList: true, subtree: true, characterData: true });
                }
                """);
    }

    /** Waits until a caption has been shown. */
    private static void reads(Page viewer, String text, String direction) {
        viewer.waitForFunction(
                "([text, dir]) => window.captionsSeen.some((one) => one[0] === dir && one[1].includes(text))",
                List.of(text, direction),
                new Page.WaitForFunctionOptions().setTimeout(60_000));
    }

    private static List<?> texts(Page viewer) {
        return (List<?>) viewer.evaluate("() => window.captionsSeen.map((one) => one[1])");
    }
}
