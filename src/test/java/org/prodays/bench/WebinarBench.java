package org.prodays.bench;

import com.microsoft.playwright.Page;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.prodays.Chromium;
import org.prodays.RunningProdays;
import org.prodays.Webinar;

/** One webinar on one machine: what starting, waiting, watching and listening cost. */
final class WebinarBench {

    private static final int READERS = 50;
    private static final int WATCHED_SECONDS = 30;
    private static final int SETTLED_SECONDS = 10;
    private static final Map<String, String> IDLE = Map.of("PRODAYS_STAGE_DEMONSTRATION", "false");
    private static final Pattern HALL = Pattern.compile("href=\"(/fr/sessions/[^\"]+/hall)");
    private static final Pattern LIVE = Pattern.compile("\"live\":\"([^\"]+)\"");

    private final List<Figure> figures = new ArrayList<>();
    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    private WebinarBench() {}

    static List<Figure> measure(Path folder) throws Exception {
        var bench = new WebinarBench();
        Path data = folder.resolve("data");
        bench.starts(data);
        try (var program = RunningProdays.start(data)) {
            bench.broadcast(program);
        }
        bench.glass(folder.resolve("glass"));
        return bench.figures;
    }

    private void starts(Path data) throws Exception {
        tell("starts");
        long begun = System.nanoTime();
        try (var program = RunningProdays.start(data, IDLE)) {
            get(program.address() + "/fr");
            figures.add(Figure.of("first start to the first page", since(begun), "s"));
        }
        begun = System.nanoTime();
        try (var program = RunningProdays.start(data, IDLE)) {
            get(program.address() + "/fr");
            figures.add(Figure.atMost(3, "second start to the first page", since(begun), "s"));
            TimeUnit.SECONDS.sleep(SETTLED_SECONDS);
            double idle = new Consumption(program).megabytes();
            figures.add(Figure.atMost(300, "memory idle (PSS, PostgreSQL included)", idle, "MB"));
        }
    }

    private void broadcast(RunningProdays program) throws Exception {
        String hall = program.address() + found(HALL, get(program.address() + "/fr"));
        var main = URI.create(program.address() + "/").resolve(found(LIVE, get(hall)));
        TimeUnit.SECONDS.sleep(SETTLED_SECONDS);
        readers(program, main);
        try (var chromium = new Chromium()) {
            tell("pages");
            for (String language : List.of("fr", "ar")) {
                var wire = open(chromium.person(language, 360), program.address() + "/" + language);
                figures.add(
                        Figure.atMost(150, "first page on the wire, " + language, wire.kilobytes(load -> true), "kB"));
            }
            sound(chromium.person("fr", 360), hall);
        }
    }

    private void readers(RunningProdays program, URI main) throws Exception {
        tell(READERS + " readers");
        var taken = new Consumption(program);
        try (var crowd = new HlsCrowd(READERS, main)) {
            TimeUnit.SECONDS.sleep(5);
            long begun = System.nanoTime();
            double cpu = taken.cpuSeconds();
            long parts = crowd.sum(HlsReader::parts);
            long bytes = crowd.sum(HlsReader::bytes);
            TimeUnit.SECONDS.sleep(WATCHED_SECONDS);
            double memory = taken.megabytes();
            double seconds = since(begun);
            cpu = taken.cpuSeconds() - cpu;
            String with = " with " + READERS + " readers";
            figures.add(Figure.of("memory" + with + " (PSS, PostgreSQL included)", memory, "MB"));
            figures.add(Figure.of("processor" + with, cpu / seconds * 60, "s/min"));
            figures.add(Figure.of("parts delivered a second", (crowd.sum(HlsReader::parts) - parts) / seconds, "1/s"));
            figures.add(Figure.of(
                    "bytes delivered a second", (crowd.sum(HlsReader::bytes) - bytes) / seconds / 1000, "kB/s"));
            figures.add(Figure.atMost(0, "requests that failed" + with, (double) crowd.failures(), ""));
        }
    }

    /** The hall before joining, and then listened to: sound alone for a minute. */
    private void sound(Page page, String hall) {
        tell("sound alone");
        var wire = open(page, hall);
        figures.add(Figure.of("hall page before joining, on the wire", wire.kilobytes(load -> true), "kB"));
        figures.add(Figure.of("JavaScript of the hall before joining", wire.kilobytes(WebinarBench::script), "kB"));
        page.locator("#hall-choice input[value=sound]").check();
        page.locator("#hall-join").click();
        Webinar.awaitMoving(page);
        figures.add(Figure.of("JavaScript of the hall after joining", wire.kilobytes(WebinarBench::script), "kB"));
        page.waitForTimeout(85_000);
        figures.add(Figure.atMost(12, "an hour of sound alone, headers included", megabytesAnHour(wire.loads()), "MB"));
    }

    /**
     * From the end of one segment's load to that of another about a minute later: so many whole segments, and all else that came with
     * them. The first 15 seconds, in which a player fills its buffer, do not count.
     */
    private static double megabytesAnHour(List<Wire.Load> loads) {
        var segments =
                loads.stream().filter(load -> load.url().endsWith(".m4s")).toList();
        if (segments.isEmpty()) {
            return Double.NaN;
        }
        double joined = segments.getFirst().seconds();
        double to = segments.getLast().seconds();
        double from = segments.stream()
                .mapToDouble(Wire.Load::seconds)
                .filter(at -> at > joined + 15)
                .findFirst()
                .orElse(Double.NaN);
        long bytes = loads.stream()
                .filter(load -> load.seconds() > from && load.seconds() <= to)
                .mapToLong(Wire.Load::bytes)
                .sum();
        return to - from < 60 ? Double.NaN : bytes / (to - from) * 3600 / 1e6;
    }

    private void glass(Path folder) throws Exception {
        tell("glass to glass");
        try (var webinar = Webinar.start(folder);
                var chromium = new Chromium()) {
            Page desk = webinar.desk(webinar.enter(chromium, "moderator-1", "fr", 1280));
            desk.locator("#desk-open").click();
            desk.locator("#desk-end").waitFor();
            // one studio and one reader: two encoders and decoders of pictures are all that two cores carry
            desk.context().close();
            webinar.goOnAir(webinar.enter(chromium, "professional-1", "fr", 1280));
            Page trainee = webinar.enter(chromium, "trainee-1", "fr", 1280);
            webinar.join(trainee, "fr", "picture");
            trainee.waitForTimeout(10_000);
            var watched = (Map<?, ?>) trainee.evaluate(
                    "seconds => window.watchPicture(document.getElementById('player'), seconds * 1000)",
                    WATCHED_SECONDS);
            var delays = ((List<?>) told(watched, "delays"))
                    .stream()
                            .map(delay -> ((Number) delay).doubleValue() / 1000)
                            .sorted()
                            .toList();
            figures.add(Figure.atMost(1.8, "glass to glass, median", quantile(delays, 0.5), "s"));
            figures.add(Figure.of("glass to glass, 95 of 100 pictures", quantile(delays, 0.95), "s"));
            figures.add(Figure.of("stalled", ((Number) told(watched, "stalled")).doubleValue() * 100, "%"));
        }
    }

    private static Object told(Map<?, ?> watched, String what) {
        return Objects.requireNonNull(watched.get(what), what);
    }

    private static double quantile(List<Double> sorted, double share) {
        return sorted.isEmpty() ? Double.NaN : sorted.get((int) Math.min(sorted.size() - 1, sorted.size() * share));
    }

    private static Wire open(Page page, String url) {
        var wire = new Wire(page);
        page.navigate(url);
        page.evaluate("() => document.fonts.ready.then(() => true)");
        page.waitForTimeout(2_000);
        return wire;
    }

    private static boolean script(Wire.Load load) {
        return load.type().equals("Script");
    }

    private String get(String url) throws Exception {
        var answer = http.send(HttpRequest.newBuilder(URI.create(url)).build(), HttpResponse.BodyHandlers.ofString());
        if (answer.statusCode() != 200) {
            throw new IllegalStateException(url + " answered " + answer.statusCode());
        }
        return answer.body();
    }

    private static String found(Pattern pattern, String text) {
        Matcher matcher = pattern.matcher(text);
        if (!matcher.find()) {
            throw new IllegalStateException("no " + pattern);
        }
        return matcher.group(1);
    }

    private static double since(long nanos) {
        return (System.nanoTime() - nanos) / 1e9;
    }

    private static void tell(String step) {
        System.err.println("  measuring: " + step);
    }
}
