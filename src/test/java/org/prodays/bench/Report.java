package org.prodays.bench;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What a bench measured, as a table and as JSON. */
record Report(String bench, Machine machine, String words, List<Figure> figures) {

    boolean missed() {
        return figures.stream().anyMatch(figure -> Boolean.FALSE.equals(figure.met()));
    }

    void print() {
        int width = figures.stream()
                .mapToInt(figure -> figure.name().length())
                .max()
                .orElse(0);
        String line = "%-" + width + "s  %10s  %-8s  %8s  %-4s  %8s  %6s%n";
        System.out.printf(Locale.ROOT, line, "figure", "value", "unit", "goal", "met", "peer", "ratio");
        for (Figure figure : figures) {
            String met = figure.met() == null ? "" : figure.met() ? "yes" : "NO";
            System.out.printf(
                    Locale.ROOT,
                    line,
                    figure.name(),
                    text(figure.value()),
                    figure.unit(),
                    text(figure.goal()),
                    met,
                    text(figure.peer()),
                    text(figure.ratio()));
        }
        System.out.printf(
                Locale.ROOT,
                "%d cores, %s, load before the run %.2f%n",
                machine.cores(),
                machine.java(),
                machine.load());
    }

    void write(Path file) throws IOException, InterruptedException {
        var all = new LinkedHashMap<String, @Nullable Object>();
        all.put("bench", bench);
        all.put("commit", commit());
        all.put("machine", machine);
        all.put("command", "./prodays bench " + words);
        all.put("figures", figures.stream().map(Report::json).toList());
        Files.createDirectories(file.toAbsolutePath().getParent());
        new ObjectMapper().writerWithDefaultPrettyPrinter().writeValue(file.toFile(), all);
    }

    private static Map<String, @Nullable Object> json(Figure figure) {
        var map = new LinkedHashMap<String, @Nullable Object>();
        map.put("name", figure.name());
        map.put("value", rounded(figure.value()));
        map.put("unit", figure.unit());
        map.put("goal", figure.goal());
        map.put("met", figure.met());
        map.put("peer", figure.peer());
        map.put("ratio", figure.ratio());
        return map;
    }

    /** The commit the sources stand at, with a plus sign when they were changed since. */
    private static String commit() throws IOException, InterruptedException {
        var git = new ProcessBuilder("git", "describe", "--always", "--dirty=+", "--exclude=*").start();
        String said = new String(git.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
        return git.waitFor() == 0 ? said : "unknown";
    }

    private static double rounded(double value) {
        return Double.isNaN(value) ? value : Math.round(value * 1000) / 1000.0;
    }

    private static String text(@Nullable Double value) {
        if (value == null) {
            return "";
        }
        return String.format(Locale.ROOT, value == Math.rint(value) || value >= 1000 ? "%.0f" : "%.2f", value);
    }
}
