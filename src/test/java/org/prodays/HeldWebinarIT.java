package org.prodays;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The whole story in real browsers: a webinar is held, a question is answered, and the answer stays on the trade's page. */
class HeldWebinarIT {

    private static final String FRENCH = "Quelle habilitation faut-il pour souder l’aluminium ?";
    private static final String ARABIC = "ما هي الكفاءات المطلوبة في مهنة اللحام اليوم؟";

    /** ms from the camera to the screen */
    private static final double LATE = 1_800;

    @TempDir
    Path folder;

    @Test
    void a_webinar_is_held_and_its_answer_stays() throws Exception {
        Webinar.tell(folder, HeldWebinarIT::hold);
    }

    private static void hold(Webinar webinar, Chromium chromium) throws Exception {
        Page desk = webinar.openedDesk(chromium);
        webinar.goOnAir(webinar.enter(chromium, "professional-1", "fr", 1280));

        Page first = webinar.enter(chromium, "trainee-1", "fr", 1280);
        Page second = webinar.enter(chromium, "trainee-2", "ar", 360);
        Set<String> byFirst = addressesAskedBy(first);
        Set<String> bySecond = addressesAskedBy(second);
        webinar.join(first, "fr", "picture");
        webinar.join(second, "ar", "sound");
        tellHowFarBehind(first);
        comesBackAfterAHalt(first);
        assertTrue(bySecond.stream().anyMatch(address -> address.matches(".*/saver-\\d.*")), bySecond.toString());
        assertEquals(
                List.of(),
                bySecond.stream().filter(address -> address.contains("/video")).toList());
        String broadcast = byFirst.stream()
                .filter(address -> address.endsWith("/main.m3u8"))
                .findFirst()
                .orElseThrow()
                .replace("/main.m3u8", "");
        Ffprobe.assertWhole(broadcast + "/main.m3u8");

        Webinar.ask(first, FRENCH);
        Webinar.ask(second, ARABIC);
        Webinar.act(desk, FRENCH, "approve");
        Webinar.act(desk, ARABIC, "approve");
        Webinar.vote(first, ARABIC);
        Webinar.question(second, ARABIC)
                .locator(".hall-votes")
                .getByText("صوتان")
                .waitFor();

        ordersByKeyboard(desk);
        Webinar.act(desk, ARABIC, "put_on_air");
        second.locator("#hall-now-list").getByText(ARABIC).waitFor();
        long onAir = Clock.systemUTC().millis();
        first.waitForTimeout(6_000);
        Webinar.act(desk, ARABIC, "answer");
        desk.locator("#desk-done .desk-card").waitFor();
        Webinar.end(desk);
        replayStarts(first);
        Ffprobe.assertWhole(broadcast + "/replay.m3u8");

        publish(webinar, desk);
        Page reader = chromium.person("en", 1280);
        reader.addInitScript(Webinar.CLOCK);
        reader.navigate(webinar.address() + "/en/trades/" + HeldEdition.TRADE);
        assertTrue(reader.getByText(ARABIC).first().isVisible());
        clipPlaysToItsEnd(reader);
        reader.locator("a[href*='/hall?t=']").first().click();
        double from = Double.parseDouble(reader.url().replaceAll(".*[?&]t=([0-9.]+).*", "$1"));
        Webinar.awaitMoving(reader);
        double secondsAfterAnswerBegan = Webinar.picture(reader).cameraSeconds() - onAir / 1000.0;
        double secondsPlayed = Webinar.picture(reader).playerSeconds() - from;
        assertEquals(secondsPlayed, secondsAfterAnswerBegan, 4.0);
    }

    /** Goes through the orders of the approved questions by the keyboard; the last one is kept, with what explains it. */
    private static void ordersByKeyboard(Page desk) {
        Locator first = desk.locator("#desk-approved .desk-words").first();
        assertEquals(ARABIC, first.textContent());
        desk.locator("#desk-order").focus();
        for (var order : List.of(Map.entry("time", FRENCH), Map.entry("trade", ARABIC), Map.entry("spread", ARABIC))) {
            desk.keyboard().press("ArrowDown");
            assertEquals(order.getKey(), desk.locator("#desk-order").inputValue());
            assertEquals(order.getValue(), first.textContent());
            assertEquals(
                    order.getKey().equals("spread"),
                    desk.locator("#desk-order-what").isVisible());
        }
        desk.reload();
        first.waitFor();
        assertEquals("spread", desk.locator("#desk-order").inputValue());
        assertTrue(desk.locator("#desk-order-what").isVisible());
    }

    /** Ends the clip of the answer five seconds after its start, by the keyboard, and publishes it. */
    private static void publish(Webinar webinar, Page desk) {
        desk.navigate(webinar.address() + "/fr/sessions/" + HeldEdition.SESSION + "/answers");
        desk.locator(".answer a").first().click();
        desk.locator("#capture-line").waitFor();
        double from = Double.parseDouble(desk.locator("#capture-from").inputValue());
        desk.locator("#capture-until").fill(Double.toString(from + 4));
        desk.locator("#capture-until").press("Tab");
        desk.locator("#capture-until-line").focus();
        for (int tenth = 0; tenth < 10; tenth++) {
            desk.keyboard().press("ArrowRight");
        }
        double until = Double.parseDouble(desk.locator("#capture-until").inputValue());
        assertEquals(from + 5, until, 0.2);
        desk.locator("#gist-fr").fill("L’essentiel, en une phrase.");
        desk.locator("button[value=publish]").click();
        desk.waitForURL("**/answers");
    }

    private static void clipPlaysToItsEnd(Page reader) {
        reader.locator(".answer-clip button").first().click();
        reader.waitForFunction("() => { const video = document.querySelector('.answer-video');"
                + " return video && !video.paused && video.currentTime > 0; }");
        reader.waitForFunction("() => { const video = document.querySelector('.answer-video');"
                + " const until = Number(video.closest('.answer-clip').dataset.until);"
                + " return video.paused && video.currentTime >= until && video.currentTime < until + 2; }");
    }

    private static void replayStarts(Page hall) {
        long ended = System.nanoTime();
        hall.locator("#hall[data-phase=ended]").waitFor();
        Locator join = hall.locator("#hall-join");
        if (join.isVisible()) {
            join.click();
        }
        hall.evaluate("() => { delete window.movedFrom; }");
        Webinar.awaitMoving(hall);
        hall.waitForFunction("() => isFinite(document.getElementById('player').duration)");
        double seconds = (System.nanoTime() - ended) / 1e9;
        System.out.printf("the replay played %.1f s after the end%n", seconds);
        assertTrue(seconds < 10, "the replay plays within ten seconds");
    }

    private static void tellHowFarBehind(Page hall) {
        Map<?, ?> watched =
                (Map<?, ?>) hall.evaluate("() => window.watchPicture(document.getElementById('player'), 20000)");
        List<Double> delays = ((List<?>) watched.get("delays"))
                .stream().map(delay -> ((Number) delay).doubleValue()).sorted().toList();
        assertNotEquals(List.of(), delays, "the clock in the picture can be read");
        System.out.printf(
                "glass to glass: median %.0f ms, from %.0f to %.0f ms, %d pictures; stalled %.1f %% of the time%n",
                delays.get(delays.size() / 2),
                delays.getFirst(),
                delays.getLast(),
                delays.size(),
                ((Number) watched.get("stalled")).doubleValue() * 100);
    }

    /** Who was held up, as a busy computer does, is soon no further behind than the others. */
    private static void comesBackAfterAHalt(Page hall) {
        double late = ((Number) hall.evaluate("""
                async () => {
                  const player = document.getElementById('player');
                  const after = (time) => new Promise((done) => setTimeout(done, time));
                  player.pause();
                  await after(1500);
                  await player.play();
                  let painted = null;
                  while ((painted = window.paintedTime(player)) === null) await after(20);
                  return Date.now() - painted;
                }
                """)).doubleValue();
        assertTrue(late > LATE, "after the halt it is " + late + " ms behind");
        hall.waitForFunction(
                "most => Date.now() - (window.paintedTime(document.getElementById('player')) ?? 0) <= most",
                LATE,
                new Page.WaitForFunctionOptions().setTimeout(40_000));
    }

    private static Set<String> addressesAskedBy(Page page) {
        Set<String> asked = ConcurrentHashMap.newKeySet();
        page.onRequest(request -> {
            if (request.url().contains("/media/")) {
                asked.add(request.url());
            }
        });
        return asked;
    }
}
