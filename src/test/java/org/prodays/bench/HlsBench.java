package org.prodays.bench;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.zip.GZIPOutputStream;

/**
 * Our origin and Debian's nginx with the same files from a memory file system, asked by the same client in the same run, by turns. What a
 * server needs is its processes' user and system time; what ours needs to take in the broadcast meanwhile is measured before and taken off.
 */
final class HlsBench {

    /** What can be measured alone. */
    static final List<String> PARTS = List.of("memory", "parts", "disk", "playlists", "held");

    private static final int HELD = 10_000;
    private static final int ROUNDS = 2;
    private static final int WARM_SECONDS = 4;
    private static final int FIRST_WARM_SECONDS = 15; // until the JVM has compiled what answers
    private static final int ROUND_SECONDS = 4;
    private static final int IDLE_SECONDS = 8;
    private static final int ASKED = 6;

    private final List<Figure> figures = new ArrayList<>();
    private final Path folder;
    private final OnAir air;
    private final Nginx nginx;
    private boolean warmed;
    private double ingest; // seconds of processor a second

    private HlsBench(Path folder, OnAir air, Nginx nginx) {
        this.folder = folder;
        this.air = air;
        this.nginx = nginx;
    }

    /** @param asked some of {@link #PARTS}; none for all */
    static List<Figure> measure(Path folder, List<String> asked) throws Exception {
        Files.createDirectories(folder);
        try (var air = OnAir.start(folder.resolve("data"));
                var nginx = new Nginx()) {
            var bench = new HlsBench(folder, air, nginx);
            Progress.tell("the broadcast begins");
            air.awaitSegments("video.m3u8", ASKED + 1);
            bench.idle();
            for (String part : asked.isEmpty() ? PARTS : asked) {
                bench.part(part);
            }
            return bench.figures;
        }
    }

    private void part(String name) throws Exception {
        switch (name) {
            case "memory" -> memory();
            case "parts" -> parts();
            case "disk" -> disk();
            case "playlists" -> playlists();
            default -> held();
        }
    }

    /** Processor seconds, requests and bytes of a server over all rounds. */
    private static final class Sum {
        private double cpu;
        private double seconds;
        private long requests;
        private long bytes;

        double perGigabyte() {
            return cpu / (bytes / 1e9);
        }

        double microsPerRequest() {
            return cpu / requests * 1e6;
        }

        double perSecond() {
            return requests / seconds;
        }
    }

    private record Pair(Sum ours, Sum peer) {}

    private void memory() throws Exception {
        Progress.tell("segments from memory");
        var pair = compare("video.m3u8", new Wrk(folder, 32, ROUND_SECONDS), this::newest);
        gigabytes("segments from memory (" + kilobytes("video.m3u8") + " kB)", pair);
    }

    private void parts() throws Exception {
        Progress.tell("parts from memory");
        gigabytes("parts", compare("video.m3u8", new Wrk(folder, 32, ROUND_SECONDS), this::newestParts));
    }

    /** Of segments that have left the window, and so the memory. */
    private void disk() throws Exception {
        Progress.tell("segments from disk");
        var first = air.segments("replay-video.m3u8").subList(0, ASKED);
        while (air.segments("video.m3u8").contains(first.getLast())) {
            TimeUnit.MILLISECONDS.sleep(500);
        }
        gigabytes(
                "segments from disk",
                compare("replay-video.m3u8", new Wrk(folder, 32, ROUND_SECONDS), playlist -> first));
    }

    private void gigabytes(String name, Pair pair) {
        figures.add(Figure.atMostTimes(
                1.3,
                pair.peer().perGigabyte(),
                "processor, " + name,
                pair.ours().perGigabyte(),
                "s/GB"));
        figures.add(Figure.beside(
                pair.peer().bytes / pair.peer().seconds / 1e6,
                "delivered, " + name,
                pair.ours().bytes / pair.ours().seconds / 1e6,
                "MB/s"));
    }

    private void playlists() throws Exception {
        for (String encoding : List.of("identity", "gzip")) {
            Progress.tell("playlists, " + encoding);
            var pair = compare(
                    "video.m3u8",
                    new Wrk(folder, 64, ROUND_SECONDS),
                    playlist -> List.of(playlist),
                    "Accept-Encoding: " + encoding);
            figures.add(Figure.beside(
                    pair.peer().perSecond(),
                    "playlists, " + encoding,
                    pair.ours().perSecond(),
                    "1/s"));
            figures.add(Figure.beside(
                    pair.peer().microsPerRequest(),
                    "processor a playlist, " + encoding,
                    pair.ours().microsPerRequest(),
                    "µs"));
        }
    }

    /** What stands in a playlist and can be asked for as long as a round lasts. */
    private interface Names {
        List<String> of(String playlist) throws Exception;
    }

    private List<String> newest(String playlist) throws Exception {
        var told = air.segments(playlist);
        return told.subList(Math.max(0, told.size() - ASKED), told.size());
    }

    private List<String> newestParts(String playlist) throws Exception {
        return air.text(air.media(playlist))
                .lines()
                .filter(line -> line.startsWith("#EXT-X-PART:"))
                .map(line -> line.replaceAll(".*URI=\"([^\"]+)\".*", "$1"))
                .toList()
                .reversed()
                .subList(0, ASKED * 3);
    }

    private Pair compare(String playlist, Wrk wrk, Names names, String... headers) throws Exception {
        var pair = new Pair(new Sum(), new Sum());
        int warm = warmed ? WARM_SECONDS : FIRST_WARM_SECONDS;
        warmed = true;
        for (int round = 0; round <= ROUNDS; round++) {
            var asked = names.of(playlist);
            for (String name : asked) {
                byte[] bytes = air.bytes(air.media(name));
                nginx.put(name, bytes);
                if (name.endsWith(".m3u8")) {
                    nginx.put(name + ".gz", packed(bytes));
                }
            }
            var paths = asked.stream().map(name -> air.media(name).getPath()).toList();
            var client = round == 0 ? new Wrk(folder, wrk.connections(), warm) : wrk;
            var ours = round == 0 ? new Sum() : pair.ours();
            var peer = round == 0 ? new Sum() : pair.peer();
            String address = air.program().address();
            load(ours, air.program().pid(), ingest, () -> client.ask(address, paths, headers));
            var files = asked.stream().map(name -> "/" + name).toList();
            load(peer, nginx.pid(), 0, () -> client.ask(nginx.address(), files, headers));
        }
        return pair;
    }

    private interface Load {
        Wrk.Answered run() throws Exception;
    }

    private static void load(Sum sum, long process, double ingest, Load load) throws Exception {
        var taken = new Consumption(List.of(process));
        double cpu = taken.cpuSeconds();
        var answered = load.run();
        if (answered.failures() > 0) {
            throw new IllegalStateException(answered.failures() + " requests failed");
        }
        sum.cpu += taken.cpuSeconds() - cpu - ingest * answered.seconds();
        sum.seconds += answered.seconds();
        sum.requests += answered.requests();
        sum.bytes += answered.bytes();
    }

    private void idle() throws Exception {
        var taken = new Consumption(List.of(air.program().pid()));
        double cpu = taken.cpuSeconds();
        TimeUnit.SECONDS.sleep(IDLE_SECONDS);
        ingest = (taken.cpuSeconds() - cpu) / IDLE_SECONDS;
        figures.add(Figure.of("processor for the broadcast itself", ingest * 60, "s/min"));
    }

    /** Memory of a connection, and what it takes more while its reload is held; then the part comes. */
    private void held() throws Exception {
        Progress.tell(HELD + " held reloads");
        long process = air.program().pid();
        var taken = new Consumption(List.of(process));
        var none = Heap.of(process);
        try (var crowd = new HeldCrowd(HELD, air.main())) {
            String playlist = air.media("low.m3u8").getPath();
            crowd.ask(playlist);
            crowd.awaitAnswers(Duration.ofSeconds(60));
            air.publisher().pause();
            TimeUnit.SECONDS.sleep(2);
            var idle = Heap.of(process);
            crowd.ask(playlist + next(air.text(air.media("low.m3u8"))));
            crowd.awaitAnswers(Duration.ofSeconds(3));
            var held = Heap.of(process);
            figures.add(Figure.of("reloads held", crowd.waiting(), ""));
            figures.add(Figure.atMost(
                    4, "heap that holding adds, a reload", (held.heap() - idle.heap()) / HELD / 1e3, "kB"));
            figures.add(Figure.of(
                    "resident memory that holding adds, a reload",
                    (held.resident() - idle.resident()) / HELD / 1e3,
                    "kB"));
            figures.add(Figure.of("heap of an idle connection", (idle.heap() - none.heap()) / HELD / 1e3, "kB"));
            figures.add(Figure.of(
                    "resident memory of an idle connection", (idle.resident() - none.resident()) / HELD / 1e3, "kB"));
            double cpu = taken.cpuSeconds();
            air.publisher().goOn();
            crowd.awaitAnswers(Duration.ofSeconds(30));
            figures.add(Figure.of("all held reloads answered within", crowd.answeringSeconds(), "s"));
            figures.add(Figure.of("processor to answer a held reload", (taken.cpuSeconds() - cpu) / HELD * 1e6, "µs"));
            figures.add(Figure.atMost(
                    0,
                    "held reloads that were refused or lost",
                    2.0 * HELD - crowd.answers().getOrDefault(200, 0L),
                    ""));
        }
    }

    /** The directives for the part that is being made. */
    static String next(String playlist) {
        var hint = playlist.replaceAll(
                        "(?s).*PRELOAD-HINT:TYPE=PART,URI=\"[a-z]+-\\d+-(\\d+)-(\\d+)\\.m4s\".*", "$1 $2")
                .split(" ", 2);
        return "?_HLS_msn=" + hint[0] + "&_HLS_part=" + hint[1];
    }

    private long kilobytes(String playlist) throws IOException, InterruptedException {
        return air.bytes(air.media(air.segments(playlist).getLast())).length / 1000;
    }

    private static byte[] packed(byte[] plain) throws IOException {
        var packed = new ByteArrayOutputStream();
        try (var gzip = new GZIPOutputStream(packed)) {
            gzip.write(plain);
        }
        return packed.toByteArray();
    }
}
