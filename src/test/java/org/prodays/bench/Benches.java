package org.prodays.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;

/**
 * {@code ./prodays bench [NAME] [--json FILE] [--check]}: measures the packaged program, prints a table, and with {@code --check} exits 1
 * when a goal is missed.
 */
public final class Benches {

    /** Measures; must end by itself and leave nothing running. */
    private interface Measuring {
        List<Figure> measure(Path folder, List<String> words) throws Exception;
    }

    /** @param words what may stand after its name, in any number */
    private record Bench(Pattern words, Measuring measuring) {
        Bench(String words, Measuring measuring) {
            this(Pattern.compile(words), measuring);
        }
    }

    private static final String NOTHING = "(?!)";
    private static final Map<String, Bench> ALL = new TreeMap<>(Map.of(
            "webinar", new Bench(NOTHING, (folder, words) -> WebinarBench.measure(folder)),
            "glass", new Bench(NOTHING, (folder, words) -> GlassBench.measure(folder)),
            "hls", new Bench(String.join("|", HlsBench.PARTS), HlsBench::measure),
            "soak", new Bench("[1-9]\\d{0,2}", (folder, words) -> SoakBench.measure(folder, minutes(words))),
            "hall", new Bench("[1-9]\\d{2,4}", HallBench::measure),
            "reconnect", new Bench(NOTHING, (folder, words) -> ReconnectBench.measure(folder)),
            "killed", new Bench(NOTHING, (folder, words) -> KilledBench.measure(folder))));
    private static final Map<String, String> ABOUT = Map.of(
            "webinar",
            "start, memory, pages on the wire, 50 readers (about 2 minutes)",
            "glass",
            "glass to glass, an hour of sound alone, 360p and 720p on the wire (about 7 minutes)",
            "hls",
            "[PART…] the origin beside nginx: processor a GB, playlists a second, 10,000 held reloads (about 4 minutes); the parts are "
                    + String.join(", ", HlsBench.PARTS),
            "hall",
            "[READERS…] 1,000, 5,000 and 19,000 readers, 10 and 100 votes a second, beside nginx with nchan and node ws (about 4 minutes)",
            "reconnect",
            "all readers of a hall cut off at once: how long until they are back, and what it asks of the database (about 2 minutes)",
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
        int options = 1;
        while (bench != null
                && options < words.size()
                && bench.words().matcher(words.get(options)).matches()) {
            options++;
        }
        var rest = words.subList(Math.min(options, words.size()), words.size());
        int json = rest.indexOf("--json");
        if (bench == null || (json >= 0 && json + 1 >= rest.size()) || !known(rest, json)) {
            System.err.println("prodays: ./prodays bench NAME [WORD…] [--json FILE] [--check]; the benches are:");
            list();
            return 2;
        }
        var machine = Machine.now();
        var folder = Path.of("target", "bench", name).toAbsolutePath();
        remove(folder);
        var report = new Report(
                name, machine, String.join(" ", words), bench.measuring().measure(folder, words.subList(1, options)));
        report.print();
        if (json >= 0) {
            report.write(Path.of(rest.get(json + 1)));
        }
        return rest.contains("--check") && report.missed() ? 1 : 0;
    }

    private static int minutes(List<String> words) {
        return words.isEmpty() ? USUAL_MINUTES : Integer.parseInt(words.getLast());
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
