package org.prodays.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * {@code ./prodays bench [NAME] [--json FILE] [--check]}: measures the packaged program, prints a table, and with {@code --check} exits 1
 * when a goal is missed.
 */
public final class Benches {

    /** Measures; must end by itself and leave nothing running. */
    private interface Bench {
        List<Figure> measure(Path folder, int minutes) throws Exception;
    }

    private static final Map<String, Bench> ALL = new TreeMap<>(Map.of(
            "webinar", (folder, minutes) -> WebinarBench.measure(folder),
            "glass", (folder, minutes) -> GlassBench.measure(folder),
            "hls", (folder, minutes) -> HlsBench.measure(folder),
            "soak", SoakBench::measure,
            "killed", (folder, minutes) -> KilledBench.measure(folder)));
    private static final Map<String, String> ABOUT = Map.of(
            "webinar",
            "start, memory, pages on the wire, 50 readers (about 2 minutes)",
            "glass",
            "glass to glass, an hour of sound alone, 360p and 720p on the wire (about 7 minutes)",
            "hls",
            "the origin beside nginx: processor a GB, playlists a second, 10,000 held reloads (about 4 minutes)",
            "killed",
            "SIGKILL twenty times under mixed load: what was acknowledged and lost, or counted twice (about 3 minutes)",
            "soak",
            "[MINUTES] a broadcast followed at every rendition by Chromium, ffmpeg and the checker (10 minutes)");
    private static final int USUAL_MINUTES = 10;

    private Benches() {}

    public static void main(String[] words) throws Exception {
        System.exit(words.length == 0 ? list() : run(List.of(words)));
    }

    private static int list() {
        ALL.keySet().forEach(name -> System.out.printf("  %-10s %s%n", name, ABOUT.get(name)));
        return 0;
    }

    private static int run(List<String> words) throws Exception {
        String name = words.getFirst();
        var bench = ALL.get(name);
        boolean timed = name.equals("soak") && words.size() > 1 && words.get(1).matches("[1-9]\\d{0,2}");
        int minutes = timed ? Integer.parseInt(words.get(1)) : USUAL_MINUTES;
        var rest = words.subList(timed ? 2 : 1, words.size());
        int json = rest.indexOf("--json");
        if (bench == null || (json >= 0 && json + 1 >= rest.size()) || !known(rest, json)) {
            System.err.println("prodays: ./prodays bench NAME [--json FILE] [--check]; the benches are:");
            list();
            return 2;
        }
        var machine = Machine.now();
        var folder = Path.of("target", "bench", name).toAbsolutePath();
        remove(folder);
        var report = new Report(name, machine, String.join(" ", words), bench.measure(folder, minutes));
        report.print();
        if (json >= 0) {
            report.write(Path.of(rest.get(json + 1)));
        }
        return rest.contains("--check") && report.missed() ? 1 : 0;
    }

    private static boolean known(List<String> rest, int json) {
        for (int i = 0; i < rest.size(); i++) {
            if (!rest.get(i).equals("--check") && i != json && (json < 0 || i != json + 1)) {
                return false;
            }
        }
        return true;
    }

    private static void remove(Path folder) throws IOException {
        if (!Files.exists(folder)) {
            return;
        }
        try (var all = Files.walk(folder)) {
            for (var path : all.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(path);
            }
        }
    }
}
