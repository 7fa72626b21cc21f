package org.prodays.ground;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import com.ibm.icu.text.MessagePattern;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** What the program says is said in all three languages, of every room. */
class TextsTest {

    private static final Path TEMPLATES = Path.of("src/main/resources/templates");
    private static final Pattern USED = Pattern.compile("[{(,]\\s*[mt]:(\\w+)");
    private static final Pattern REFUSED = Pattern.compile("new Refusal\\(\\s*\\d+,\\s*\"(\\w+)\"");
    /** Marks that turn the line round, which belong to the reader's program and not into a text (UAX #9). */
    private static final Pattern DIRECTION = Pattern.compile("[\\u200E\\u200F\\u202A-\\u202E\\u2066-\\u2069]");

    @Test
    void every_language_has_the_same_texts() {
        Set<String> french = Texts.keys(Language.FR);
        assertFalse(french.isEmpty());
        for (Language language : Language.values()) {
            assertEquals(french, Texts.keys(language), language.tag());
        }
    }

    @Test
    void a_text_takes_the_same_arguments_in_every_language() {
        var different = new TreeMap<String, Map<Language, Set<String>>>();
        for (String key : Texts.keys(Language.FR)) {
            var arguments = new EnumMap<Language, Set<String>>(Language.class);
            for (Language language : Language.values()) {
                arguments.put(language, arguments(language, key));
            }
            if (Set.copyOf(arguments.values()).size() > 1) {
                different.put(key, arguments);
            }
        }
        assertEquals(Map.of(), different);
    }

    @Test
    void every_text_that_a_template_says_exists() throws IOException {
        var missing = new TreeSet<String>();
        int used = 0;
        for (Path template : files(TEMPLATES, ".html")) {
            Matcher found = USED.matcher(Files.readString(template));
            while (found.find()) {
                used++;
                if (!Texts.keys(Language.FR).contains(found.group(1))) {
                    missing.add(template.getFileName() + ": " + found.group(1));
                }
            }
        }
        assertFalse(used < 100, "the pattern finds the texts");
        assertEquals(Set.of(), missing);
    }

    @Test
    void every_refusal_can_be_told() throws IOException {
        var missing = new TreeSet<String>();
        for (Path code : files(Path.of("src/main/java"), ".java")) {
            Matcher found = REFUSED.matcher(Files.readString(code));
            while (found.find()) {
                if (!Texts.keys(Language.FR).contains(found.group(1))) {
                    missing.add(code.getFileName() + ": " + found.group(1));
                }
            }
        }
        assertEquals(Set.of(), missing);
    }

    @Test
    void no_text_turns_the_line_round() {
        var turning = new TreeSet<String>();
        for (Language language : Language.values()) {
            Texts.beginningWith(language, "").forEach((key, pattern) -> {
                if (DIRECTION.matcher(pattern).find()) {
                    turning.add(language.tag() + " " + key);
                }
            });
        }
        assertEquals(Set.of(), turning);
    }

    private static Set<String> arguments(Language language, String key) {
        var pattern = new MessagePattern(Texts.beginningWith(language, key).get(key));
        var names = new TreeSet<String>();
        for (int i = 0; i < pattern.countParts(); i++) {
            var part = pattern.getPart(i);
            if (part.getType() == MessagePattern.Part.Type.ARG_NAME
                    || part.getType() == MessagePattern.Part.Type.ARG_NUMBER) {
                names.add(pattern.getSubstring(part));
            }
        }
        return names;
    }

    private static List<Path> files(Path folder, String suffix) throws IOException {
        try (var paths = Files.walk(folder)) {
            return paths.filter(path -> path.toString().endsWith(suffix)).toList();
        }
    }
}
