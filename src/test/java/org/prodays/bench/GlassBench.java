package org.prodays.bench;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.prodays.Chromium;
import org.prodays.Webinar;

/** From the camera in one Chromium to the screen in another, in 720p, and what an hour of each form costs on the wire. */
final class GlassBench {

    private static final int WATCHED_SECONDS = 60;
    private static final int JOINED_SECONDS = 15;
    private static final double SLIDE_KILOBYTES = 60;
    private static final int SLIDES_AN_HOUR = 60;
    private static final double GOAL_MEGABYTES = 12;

    private final List<Figure> figures = new ArrayList<>();
    private final Webinar webinar;
    private final Chromium chromium;

    private GlassBench(Webinar webinar, Chromium chromium) {
        this.webinar = webinar;
        this.chromium = chromium;
    }

    static List<Figure> measure(Path folder) throws Exception {
        try (var webinar = Webinar.start(folder);
                var chromium = new Chromium()) {
            var bench = new GlassBench(webinar, chromium);
            bench.onAir();
            bench.watched();
            bench.small();
            bench.saver();
            return bench.figures;
        }
    }

    private void onAir() throws Exception {
        Page desk = webinar.desk(webinar.enter(chromium, "moderator-1", "fr", 1280));
        desk.locator("#desk-open").click();
        desk.locator("#desk-end").waitFor();
        // one studio and one reader at a time: two encoders and decoders of pictures are all that two cores carry
        desk.context().close();
        webinar.goOnAir(webinar.enter(chromium, "professional-1", "fr", 1280));
    }

    private void watched() throws Exception {
        Progress.tell("glass to glass");
        Page trainee = webinar.enter(chromium, "trainee-1", "fr", 1280);
        var wire = new Wire(trainee);
        webinar.join(trainee, "fr", "picture");
        trainee.waitForTimeout(JOINED_SECONDS * 1000);
        var watched = (Map<?, ?>) trainee.evaluate(
                "seconds => window.watchPicture(document.getElementById('player'), seconds * 1000)", WATCHED_SECONDS);
        var delays = ((List<?>) told(watched, "delays"))
                .stream()
                        .map(delay -> ((Number) delay).doubleValue() / 1000)
                        .sorted()
                        .toList();
        figures.add(Figure.atMost(1.8, "glass to glass, median", quantile(delays, 0.5), "s"));
        figures.add(Figure.of("glass to glass, shortest", quantile(delays, 0), "s"));
        figures.add(Figure.of("glass to glass, 95 of 100 pictures", quantile(delays, 0.95), "s"));
        figures.add(Figure.of("glass to glass, longest", quantile(delays, 1), "s"));
        figures.add(Figure.of("pictures whose clock was read", delays.size(), ""));
        figures.add(Figure.of("stalled", ((Number) told(watched, "stalled")).doubleValue() * 100, "%"));
        figures.add(Figure.of("an hour of 720p on the wire", wire.megabytesAnHour(), "MB"));
        trainee.context().close();
    }

    /** A player that is told of the small size alone chooses it. */
    private void small() throws Exception {
        Progress.tell("360p");
        Page trainee = webinar.enter(chromium, "trainee-2", "fr", 360);
        trainee.route("**/main.m3u8", GlassBench::smallAlone);
        var wire = new Wire(trainee);
        webinar.join(trainee, "fr", "picture");
        trainee.waitForTimeout((JOINED_SECONDS + WATCHED_SECONDS) * 1000);
        boolean asked = wire.loads().stream().anyMatch(load -> load.url().contains("/low-"));
        figures.add(Figure.of("an hour of 360p on the wire", asked ? wire.megabytesAnHour() : Double.NaN, "MB"));
        trainee.context().close();
    }

    private static void smallAlone(Route route) {
        var answer = route.fetch();
        var lines = answer.text().lines().toList();
        var kept = new StringBuilder();
        for (int i = 0; i < lines.size(); i++) {
            boolean variant = lines.get(i).startsWith("#EXT-X-STREAM-INF");
            if (variant && !lines.get(i + 1).startsWith("low")) {
                i++;
            } else {
                kept.append(lines.get(i)).append('\n');
            }
        }
        route.fulfill(new Route.FulfillOptions().setResponse(answer).setBody(kept.toString()));
    }

    private void saver() throws Exception {
        Progress.tell("sound alone");
        Page trainee = webinar.enter(chromium, "trainee-3", "fr", 360);
        var wire = new Wire(trainee);
        webinar.join(trainee, "fr", "sound");
        trainee.waitForTimeout((JOINED_SECONDS + 2 * WATCHED_SECONDS) * 1000);
        double sound = wire.megabytesAnHour();
        double slide = slideKilobytes(trainee);
        figures.add(Figure.atMost(GOAL_MEGABYTES, "an hour of sound alone on the wire", sound, "MB"));
        figures.add(Figure.of("a slide of words and a chart, 1280x720, WebP", slide, "kB"));
        figures.add(
                Figure.atMost(GOAL_MEGABYTES, "an hour of sound and such a slide a minute", sound + hour(slide), "MB"));
        figures.add(Figure.atMost(
                GOAL_MEGABYTES,
                "an hour of sound and a slide of 60 kB a minute (assumed)",
                sound + hour(SLIDE_KILOBYTES),
                "MB"));
        trainee.context().close();
    }

    private static double hour(double kilobytes) {
        // with half a kilobyte of headers each
        return SLIDES_AN_HOUR * (kilobytes + 0.5) / 1000;
    }

    /** No slides are shown yet: one is drawn and packed as the browser packs it. */
    private static double slideKilobytes(Page page) {
        String data = (String) page.evaluate("""
                () => {
                  const slide = document.createElement("canvas");
                  slide.width = 1280;
                  slide.height = 720;
                  const pen = slide.getContext("2d");
                  pen.fillStyle = "#f7f4ec";
                  pen.fillRect(0, 0, 1280, 720);
                  pen.fillStyle = "#0b5a5a";
                  pen.fillRect(0, 0, 1280, 96);
                  pen.fillStyle = "#fff";
                  pen.font = "bold 44px sans-serif";
                  pen.fillText("Souder demain : trois procédés, un métier", 40, 64);
                  pen.fillStyle = "#222";
                  pen.font = "30px sans-serif";
                  ["Le soudage à l’arc reste la base", "Le laser entre dans l’atelier", "Le robot soude, l’humain règle",
                    "Lire un plan, lire une courbe", "اللحام مهنة تتغير كل سنة", "السلامة أولا: القناع والتهوية"].forEach((line, i) =>
                    pen.fillText("•  " + line, 60, 170 + 62 * i));
                  [120, 180, 150, 260, 310].forEach((height, i) => {
                    pen.fillStyle = ["#0b5a5a", "#c80"][i % 2];
                    pen.fillRect(720 + 100 * i, 620 - height, 70, height);
                    pen.fillStyle = "#222";
                    pen.fillText(String(2022 + i), 718 + 100 * i, 660);
                  });
                  return slide.toDataURL("image/webp", 0.8);
                }
                """);
        return Base64.getDecoder().decode(data.substring(data.indexOf(',') + 1)).length / 1000.0;
    }

    private static Object told(Map<?, ?> watched, String what) {
        return Objects.requireNonNull(watched.get(what), what);
    }

    private static double quantile(List<Double> sorted, double share) {
        return sorted.isEmpty() ? Double.NaN : sorted.get((int) Math.min(sorted.size() - 1, sorted.size() * share));
    }
}
