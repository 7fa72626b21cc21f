package org.prodays.bench;

import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.prodays.media.Conformance;

/**
 * A running broadcast, followed for a while by hls.js in Chromium at every rendition, by ffmpeg, and by the checker of the rules; then its
 * recording. Nothing may stand still after the start, break a rule, or grow.
 */
public final class Soak {

    /** What lasts no longer is not asked whether it grows with a full window. */
    private static final Duration SHORT = Duration.ofMinutes(1);

    /** How many segments the program keeps in memory. */
    private static final int WINDOW = 15;

    private final List<Figure> figures = new ArrayList<>();
    private final OnAir air;
    private final Path folder;

    private Soak(OnAir air, Path folder) {
        this.air = air;
        this.folder = folder;
    }

    /** The figures; each has its goal. */
    public static List<Figure> of(OnAir air, Path folder, Duration lasting) throws Exception {
        var soak = new Soak(air, folder);
        soak.live(lasting);
        soak.recording();
        return soak.figures;
    }

    private void live(Duration lasting) throws Exception {
        Progress.tell("the broadcast begins");
        air.awaitSegments("saver.m3u8", 1);
        if (lasting.compareTo(SHORT) > 0) {
            // until the window of segments is full, the heap grows as it should
            air.awaitSegments("video.m3u8", WINDOW);
        }
        try (var players = new Players(
                        air.main(),
                        names("main.m3u8", "video.m3u8", "low.m3u8", "audio.m3u8", "saver.m3u8", "replay.m3u8"));
                var checker = new Checker()) {
            players.awaitMoving();
            var ffmpeg = ffmpeg(lasting.toSeconds());
            var before = Held.of(air.program().pid());
            Progress.tell("live, for " + lasting.toSeconds() + " s");
            played("live", players.watch(lasting.toMillis() / 1000.0));
            grown(before, Held.of(air.program().pid()));
            figures.add(Figure.of("parts the checker looked at", checker.parts(), ""));
            figures.add(Figure.atMost(0, "rules broken", checker.broken().size(), ""));
            checker.broken().forEach(rule -> System.err.println("  broken: " + rule));
            figures.add(Figure.atMost(0, "errors of ffmpeg", errors(ffmpeg), ""));
        }
    }

    private void recording() {
        Progress.tell("the recording");
        try (var players = new Players(
                air.main(), names("replay.m3u8", "replay-video.m3u8", "replay-low.m3u8", "replay-audio.m3u8"))) {
            players.awaitMoving();
            played("recorded", players.watch(5));
        }
    }

    private List<URI> names(String... names) {
        return List.of(names).stream().map(air::media).toList();
    }

    private void played(String kind, List<Players.Played> all) {
        for (var one : all) {
            String name = kind + ", " + one.name();
            figures.add(Figure.of("played, " + name, one.played(), "s"));
            figures.add(Figure.atMost(0, "stalls after the start, " + name, (double) one.stalls(), ""));
            figures.add(Figure.atMost(0, "fatal errors, " + name, one.errors().size(), ""));
        }
    }

    /** What the program holds; of the heap what lives after a full collection. */
    private record Held(double heap, double files, double threads) {
        static Held of(long process) throws IOException, InterruptedException {
            try (var files = Files.list(Path.of("/proc/" + process + "/fd"));
                    var threads = Files.list(Path.of("/proc/" + process + "/task"))) {
                return new Held(Heap.of(process).heap() / 1e6, files.count(), threads.count());
            }
        }
    }

    private void grown(Held before, Held after) {
        // a segment of the window more or less, an index of the recording that grows by some hundred bytes a segment
        figures.add(Figure.atMost(before.heap() * 1.1 + 8, "heap at the end, after a collection", after.heap(), "MB"));
        figures.add(Figure.of("heap at the beginning, after a collection", before.heap(), "MB"));
        figures.add(Figure.atMost(before.files() + 8, "open files at the end", after.files(), ""));
        figures.add(Figure.atMost(before.threads() + 8, "threads at the end", after.threads(), ""));
    }

    private Process ffmpeg(long seconds) throws IOException {
        return new ProcessBuilder(
                        "ffmpeg",
                        "-v",
                        "error",
                        "-nostdin",
                        "-live_start_index",
                        "-3",
                        "-i",
                        air.main().toString(),
                        "-t",
                        Long.toString(seconds),
                        "-map",
                        "0:v:0",
                        "-map",
                        "0:a:0",
                        "-f",
                        "null",
                        "-")
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("ffmpeg.txt").toFile())
                .start();
    }

    /** It reads and decodes on for as long as a segment or two after the players. */
    private double errors(Process ffmpeg) throws IOException, InterruptedException {
        boolean ended = ffmpeg.waitFor(30, TimeUnit.SECONDS);
        ffmpeg.destroyForcibly();
        String said = Files.readString(folder.resolve("ffmpeg.txt"), StandardCharsets.UTF_8);
        said.lines().forEach(line -> System.err.println("  ffmpeg: " + line));
        return said.lines().count() + (ended ? 0 : 1);
    }

    /** Walks all playlists twice a second, on a thread of its own. */
    private final class Checker implements AutoCloseable {
        private final Conformance conformance = new Conformance(this::get);
        private final AtomicReference<@Nullable Throwable> failure = new AtomicReference<>();
        private final Thread walking = Thread.ofVirtual().start(this::walk);
        private volatile boolean over;

        private void walk() {
            try {
                while (!over) {
                    synchronized (this) {
                        conformance.look();
                    }
                    TimeUnit.MILLISECONDS.sleep(500);
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            } catch (Exception e) {
                failure.set(e);
            }
        }

        private byte @Nullable [] get(String name) throws Exception {
            return air.bytesIfThere(air.media(name));
        }

        synchronized int parts() {
            return conformance.parts();
        }

        synchronized List<String> broken() {
            var all = new ArrayList<>(conformance.broken());
            var failed = failure.get();
            if (failed != null) {
                all.add("the checker failed: " + failed);
            }
            return all;
        }

        @Override
        public void close() throws InterruptedException {
            over = true;
            walking.interrupt();
            walking.join();
        }
    }
}
