package org.prodays.ground;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The rules of {@code docs/look.md} that a program can check. */
class LookTest {

    private static final Path ISLANDS = Path.of("src/main/islands");
    private static final Pattern PHYSICAL = Pattern.compile(
            "^\\s*(?:(?:margin|padding|border)-(?:left|right|top|bottom)[\\w-]*|(?:scroll-)?(?:margin|padding)-(?:left|right)"
                    + "|left|right|top|bottom|(?:min-|max-)?(?:width|height)|border-(?:top|bottom)-(?:left|right)-radius)\\s*:"
                    + "|(?:text-align|float|clear)\\s*:\\s*(?:left|right)",
            Pattern.MULTILINE);
    private static final Pattern BREAKS_ARABIC =
            Pattern.compile("letter-spacing|text-transform|font-style\\s*:\\s*(?:italic|oblique)");
    private static final Pattern COLOUR = Pattern.compile("--([\\w-]+):\\s*#([0-9a-f]{6})");

    /** Which text stands on which grounds. */
    private static final Map<String, List<String>> READ_ON = Map.of(
            "ink", List.of("paper", "surface", "sunken", "teal-tint", "saffron-tint", "alarm-tint"),
            "ink-soft", List.of("paper", "surface", "sunken", "teal-tint", "saffron-tint", "alarm-tint"),
            "teal", List.of("paper", "surface", "sunken", "teal-tint"),
            "teal-strong", List.of("paper", "surface", "teal-tint"),
            "saffron-ink", List.of("paper", "surface", "saffron-tint"),
            "alarm", List.of("paper", "surface", "alarm-tint"),
            "on-teal", List.of("teal", "teal-strong"),
            "on-saffron", List.of("saffron"),
            "on-alarm", List.of("alarm"),
            "saffron", List.of("band"));

    @Test
    void text_is_read_at_4_5_to_1_in_light_and_dark() throws IOException {
        String tokens = Files.readString(ISLANDS.resolve("ground/tokens.css"));
        int dark = tokens.indexOf("@media (prefers-color-scheme: dark)");
        var tooWeak = new TreeMap<String, Double>();
        check("light", colours(tokens.substring(0, dark)), tooWeak);
        check("dark", colours(tokens.substring(dark)), tooWeak);
        assertEquals(Map.of(), tooWeak);
    }

    @Test
    void style_sheets_know_no_left_and_right() throws IOException {
        assertEquals(List.of(), found(PHYSICAL));
    }

    @Test
    void nothing_breaks_the_arabic_script() throws IOException {
        assertEquals(List.of(), found(BREAKS_ARABIC));
    }

    @Test
    void no_template_carries_style_or_script_of_its_own() throws IOException {
        var inline = new TreeSet<String>();
        try (var paths = Files.walk(Path.of("src/main/resources/templates"))) {
            for (Path path : paths.filter(Files::isRegularFile).toList()) {
                String html = Files.readString(path);
                if (html.matches("(?s).*(\\sstyle=|<style|\\son\\w+=\"|<script(?![^>]*(src=|application/json))).*")) {
                    inline.add(path.toString());
                }
            }
        }
        assertEquals(List.of(), List.copyOf(inline), "the content security policy forbids it");
    }

    /** WCAG 2.2, success criterion 1.4.3. */
    private static void check(String scheme, Map<String, Integer> colours, Map<String, Double> tooWeak) {
        assertFalse(colours.size() < 20, scheme + " has its colours");
        READ_ON.forEach((text, grounds) -> grounds.forEach(ground -> {
            double ratio =
                    ratio(Objects.requireNonNull(colours.get(text)), Objects.requireNonNull(colours.get(ground)));
            if (ratio < 4.5) {
                tooWeak.put(scheme + " " + text + " on " + ground, ratio);
            }
        }));
        for (String onBand : List.of("on-band", "on-band-soft")) {
            double ratio =
                    ratio(Objects.requireNonNull(colours.get(onBand)), Objects.requireNonNull(colours.get("band")));
            if (ratio < 4.5) {
                tooWeak.put(scheme + " " + onBand, ratio);
            }
        }
    }

    private static Map<String, Integer> colours(String css) {
        var colours = new TreeMap<String, Integer>();
        Matcher found = COLOUR.matcher(css);
        while (found.find()) {
            colours.put(found.group(1), Integer.parseInt(found.group(2), 16));
        }
        return colours;
    }

    private static double ratio(int one, int other) {
        double a = luminance(one);
        double b = luminance(other);
        return (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);
    }

    /** Relative luminance (WCAG 2.2, glossary). */
    private static double luminance(int colour) {
        return 0.2126 * linear(colour >> 16) + 0.7152 * linear(colour >> 8) + 0.0722 * linear(colour);
    }

    private static double linear(int channel) {
        double value = (channel & 0xFF) / 255.0;
        return value <= 0.04045 ? value / 12.92 : Math.pow((value + 0.055) / 1.055, 2.4);
    }

    private static List<String> found(Pattern pattern) throws IOException {
        var found = new TreeSet<String>();
        try (var paths = Files.walk(ISLANDS)) {
            for (Path path :
                    paths.filter(each -> each.toString().endsWith(".css")).toList()) {
                Matcher matcher = pattern.matcher(Files.readString(path).replaceAll("(?s)/\\*.*?\\*/", ""));
                while (matcher.find()) {
                    found.add(path.getFileName() + ": " + matcher.group().strip());
                }
            }
        }
        return List.copyOf(found);
    }
}
