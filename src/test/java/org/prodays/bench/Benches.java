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
        List<Figure> measure(Path folder) throws Exception;
    }

    private static final Map<String, Bench> ALL = new TreeMap<>(Map.of("webinar", WebinarBench::measure));
    private static final Map<String, String> ABOUT = Map.of(
            "webinar", "start, memory, pages on the wire, 50 readers, glass to glass, sound alone (about 5 minutes)");

    private Benches() {}

    public static void main(String[] words) throws Exception {
        System.exit(words.length == 0 ? list() : run(words));
    }

    private static int list() {
        ALL.keySet().forEach(name -> System.out.printf("  %-10s %s%n", name, ABOUT.get(name)));
        return 0;
    }

    private static int run(String... words) throws Exception {
        var bench = ALL.get(words[0]);
        var rest = List.of(words).subList(1, words.length);
        int json = rest.indexOf("--json");
        if (bench == null || (json >= 0 && json + 1 >= rest.size()) || !known(rest, json)) {
            System.err.println("prodays: ./prodays bench NAME [--json FILE] [--check]; the benches are:");
            list();
            return 2;
        }
        var machine = Machine.now();
        var folder = Path.of("target", "bench", words[0]).toAbsolutePath();
        remove(folder);
        var report = new Report(words[0], machine, String.join(" ", words), bench.measure(folder));
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
