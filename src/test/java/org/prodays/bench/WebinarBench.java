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
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.prodays.Chromium;
import org.prodays.RunningProdays;
import org.prodays.Webinar;

/** One webinar on one machine: what starting, waiting and watching cost. */
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
        return bench.figures;
    }

    private void starts(Path data) throws Exception {
        Progress.tell("starts");
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
            double idle = Consumption.of(program).megabytes();
            figures.add(Figure.atMost(300, "memory idle (PSS, PostgreSQL included)", idle, "MB"));
        }
    }

    private void broadcast(RunningProdays program) throws Exception {
        String hall = program.address() + found(HALL, get(program.address() + "/fr"));
        var main = URI.create(program.address() + "/").resolve(found(LIVE, get(hall)));
        TimeUnit.SECONDS.sleep(SETTLED_SECONDS);
        readers(program, main);
        try (var chromium = new Chromium()) {
            Progress.tell("pages");
            for (String language : List.of("fr", "ar")) {
                var wire = open(chromium.person(language, 360), program.address() + "/" + language);
                figures.add(
                        Figure.atMost(150, "first page on the wire, " + language, wire.kilobytes(load -> true), "kB"));
            }
            joining(chromium.person("fr", 360), hall);
        }
    }

    private void readers(RunningProdays program, URI main) throws Exception {
        Progress.tell(READERS + " readers");
        var taken = Consumption.of(program);
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

    private void joining(Page page, String hall) {
        Progress.tell("joining");
        var wire = open(page, hall);
        figures.add(Figure.of("hall page before joining, on the wire", wire.kilobytes(load -> true), "kB"));
        figures.add(Figure.of("JavaScript of the hall before joining", wire.kilobytes(WebinarBench::script), "kB"));
        page.locator("#hall-choice input[value=sound]").check();
        page.locator("#hall-join").click();
        Webinar.awaitMoving(page);
        figures.add(Figure.of("JavaScript of the hall after joining", wire.kilobytes(WebinarBench::script), "kB"));
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
}
