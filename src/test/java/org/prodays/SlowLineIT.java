package org.prodays;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.WaitForSelectorState;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.prodays.bench.Publisher;
import org.prodays.formats.Clip;

/** A professional's line becomes slow and good again: large pictures are given up and come back, nothing piles up, the sound goes on. */
class SlowLineIT {

    private static final long GOOD = 20_000_000;
    private static final long SLOW = 550_000;
    private static final double LONGEST_BACKLOG = 3_000;
    private static final Pattern PART = Pattern.compile("#EXT-X-PART:DURATION=([0-9.]+)");

    private static final String WATCH_THE_BACKLOG = """
            () => {
              window.longestBacklog = 0;
              const studio = document.getElementById('studio');
              const look = () => (window.longestBacklog = Math.max(window.longestBacklog, Number(studio.dataset.backlog ?? 0)));
              new MutationObserver(look).observe(studio, { attributes: true, attributeFilter: ['data-backlog'] });
            }
            """;
    private static final String WATCH_THE_PLAYER = """
            () => {
              const player = document.getElementById('player');
              window.longestHalt = 0;
              let last = { at: performance.now(), time: player.currentTime };
              setInterval(() => {
                const now = performance.now();
                if (player.currentTime !== last.time) last = { at: now, time: player.currentTime };
                else window.longestHalt = Math.max(window.longestHalt, now - last.at);
              }, 50);
            }
            """;

    @TempDir
    Path folder;

    private final HttpClient http = HttpClient.newHttpClient();

    @Test
    void large_pictures_go_and_come_back_and_the_sound_never_stops() throws Exception {
        try (var webinar = Webinar.start(folder);
                var line = new SlowUplink(webinar.address(), GOOD);
                var chromium = new Chromium()) {
            try {
                hold(webinar, line, chromium);
            } catch (Throwable failure) {
                chromium.keep(Path.of("target"));
                throw failure;
            }
        }
    }

    private void hold(Webinar webinar, SlowUplink line, Chromium chromium) throws Exception {
        webinar.openedDesk(chromium).context().close();
        Page studio = webinar.enter(chromium, "professional-1", "fr", 1280);
        studio.addInitScript("window.lively = true");
        Webinar.goOnAir(studio, line.address());
        studio.evaluate(WATCH_THE_BACKLOG);
        Page hall = webinar.enter(chromium, "trainee-1", "fr", 1280);
        var main = new AtomicReference<String>();
        hall.onRequest(request -> {
            if (request.url().endsWith("/main.m3u8")) {
                main.set(request.url());
            }
        });
        webinar.join(hall, "fr", "picture");
        hall.waitForFunction("() => document.getElementById('player').videoHeight === 720");
        assertTrue(get(main.get()).contains("mp4a.40.2"), "there is sound for players without Opus");
        hall.evaluate(WATCH_THE_PLAYER);

        line.carry(SLOW);
        studio.locator("#studio[data-sends^=small]").waitFor();
        hall.waitForFunction("() => document.getElementById('player').videoHeight === 360");
        hall.waitForTimeout(4_000);
        double halt = number(hall, "() => window.longestHalt");
        line.carry(GOOD);
        studio.locator("#studio[data-sends=lower], #studio[data-sends=full]").waitFor();
        await(
                main.get().replace("main", "video"),
                playlist -> !newestPart(playlist).contains("GAP=YES"));
        hall.waitForFunction("() => document.getElementById('player').videoHeight === 720");

        double backlog = number(studio, "() => window.longestBacklog");
        System.out.printf("longest backlog %.0f ms, longest halt of the player %.0f ms%n", backlog, halt);
        assertTrue(backlog > 0 && backlog <= LONGEST_BACKLOG, "a backlog of " + backlog + " ms");
        assertTrue(halt < LONGEST_BACKLOG, "the player stood still for " + halt + " ms");
        assertSoundIsWhole(get(main.get().replace("main", "audio")));
        loseAndFindPictures(webinar, hall);
    }

    /** Of a studio that gives up all its pictures the sound goes on, from where it was, and pictures come back by themselves. */
    private static void loseAndFindPictures(Webinar webinar, Page hall) throws Exception {
        URI stage = URI.create(webinar.address() + "/studio/" + HeldEdition.SESSION);
        var small = Clip.of(160, 90).small();
        try (var studio = new Publisher(stage, webinar.cookie("professional-1"), Clip.of(320, 180), small)) {
            hall.waitForFunction("() => document.getElementById('player').videoHeight === 180");
            studio.sendSoundAlone();
            hall.locator("#hall-sound").waitFor();
            hall.evaluate("() => { delete window.movedFrom; }");
            Webinar.awaitMoving(hall);
            assertEquals(0, number(hall, "() => document.getElementById('player').videoHeight"));
            studio.sendPictures();
            hall.locator("#hall-sound").waitFor(new Locator.WaitForOptions().setState(WaitForSelectorState.HIDDEN));
            hall.waitForFunction("() => document.getElementById('player').videoHeight >= 90");
        }
    }

    /** Each segment whose parts are still told is as long as they are together: what was sent has no hole. */
    private static void assertSoundIsWhole(String playlist) {
        double parts = 0;
        for (String line : playlist.lines().toList()) {
            var part = PART.matcher(line);
            if (part.lookingAt()) {
                parts += Double.parseDouble(part.group(1));
            } else if (line.startsWith("#EXTINF:") && parts > 0) {
                assertEquals(Double.parseDouble(line.replaceAll("[^0-9.]", "")), parts, 0.1, playlist);
                parts = 0;
            }
        }
        assertEquals(
                List.of(), playlist.lines().filter(line -> line.contains("GAP")).toList());
    }

    private static String newestPart(String playlist) {
        return playlist.lines()
                .filter(line -> line.startsWith("#EXT-X-PART:"))
                .reduce("GAP=YES", (older, newer) -> newer);
    }

    private void await(String address, Predicate<String> awaited) throws Exception {
        for (int looks = 0; !awaited.test(get(address)); looks++) {
            assertTrue(looks < 80, () -> "never came: " + address);
            Thread.sleep(250);
        }
    }

    private String get(String address) throws Exception {
        var request = HttpRequest.newBuilder(URI.create(address)).build();
        return http.send(request, HttpResponse.BodyHandlers.ofString()).body();
    }

    private static double number(Page page, String expression) {
        return ((Number) page.evaluate(expression)).doubleValue();
    }
}
