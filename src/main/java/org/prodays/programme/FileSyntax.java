package org.prodays.programme;

import java.io.StringReader;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.error.Mark;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.events.AliasEvent;
import org.yaml.snakeyaml.events.CollectionEndEvent;
import org.yaml.snakeyaml.events.CollectionStartEvent;
import org.yaml.snakeyaml.events.Event;
import org.yaml.snakeyaml.events.NodeEvent;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.reader.StreamReader;

/** From bytes to a tree of YAML, within limits; what it refuses ends the reading at once, with one fault. */
final class FileSyntax {

    /** In bytes. */
    static final int LARGEST = 4 << 20;

    private static final int DEEPEST = 12;
    private static final int MOST_VALUES = 400_000;

    private FileSyntax() {}

    static String text(byte[] bytes) {
        if (bytes.length > LARGEST) {
            throw refused(Place.START, "programme_fault_file_too_large", Map.of("largest", LARGEST >> 20));
        }
        var decoder = StandardCharsets.UTF_8
                .newDecoder()
                .onMalformedInput(CodingErrorAction.REPORT)
                .onUnmappableCharacter(CodingErrorAction.REPORT);
        var decoded = CharBuffer.allocate(bytes.length);
        var result = decoder.decode(ByteBuffer.wrap(bytes), decoded, true);
        var text = decoded.flip().toString();
        if (result.isError()) {
            throw refused(end(text), "programme_fault_not_utf8", Map.of());
        }
        return text.startsWith("\uFEFF") ? text.substring(1) : text;
    }

    static Node tree(String text) {
        int odd = firstUnreadable(text);
        if (odd >= 0) {
            throw refused(end(text.substring(0, odd)), "programme_fault_control_character", Map.of());
        }
        var yaml = new Yaml(options());
        try {
            checkEvents(yaml.parse(new StringReader(text)));
            Node tree = yaml.compose(new StringReader(text));
            if (tree == null) {
                throw refused(Place.START, "programme_fault_empty_file", Map.of());
            }
            return tree;
        } catch (MarkedYAMLException e) {
            throw refused(place(e.getProblemMark()), "programme_fault_not_yaml", problem(e.getProblem()));
        } catch (YAMLException e) {
            throw refused(Place.START, "programme_fault_not_yaml", problem(e.getMessage()));
        }
    }

    private static LoaderOptions options() {
        var options = new LoaderOptions();
        options.setCodePointLimit(LARGEST);
        options.setNestingDepthLimit(DEEPEST);
        options.setMaxAliasesForCollections(0);
        return options;
    }

    /** An alias could make a small file huge, and nothing in an edition needs one; nor does anything need more depth. */
    private static void checkEvents(Iterable<Event> events) {
        int values = 0;
        int depth = 0;
        for (var event : events) {
            depth += event instanceof CollectionStartEvent ? 1 : event instanceof CollectionEndEvent ? -1 : 0;
            values += event instanceof NodeEvent ? 1 : 0;
            if (event instanceof AliasEvent) {
                throw refused(place(event.getStartMark()), "programme_fault_alias", Map.of());
            }
            if (depth > DEEPEST) {
                throw refused(place(event.getStartMark()), "programme_fault_too_deep", Map.of("deepest", DEEPEST));
            }
            if (values > MOST_VALUES) {
                throw refused(place(event.getStartMark()), "programme_fault_too_many", Map.of("most", MOST_VALUES));
            }
        }
    }

    /** Where YAML 1.1 (section 5.1) forbids a character, or -1. */
    private static int firstUnreadable(String text) {
        int index = 0;
        while (index < text.length()) {
            int character = text.codePointAt(index);
            if (!StreamReader.isPrintable(character)) {
                return index;
            }
            index += Character.charCount(character);
        }
        return -1;
    }

    /** The parser's words, which are English. */
    private static Map<String, Object> problem(@Nullable String words) {
        return Map.of("problem", String.valueOf(words));
    }

    private static Place place(@Nullable Mark mark) {
        return mark == null ? Place.START : new Place(mark.getLine() + 1, mark.getColumn() + 1, "");
    }

    private static Place end(String text) {
        int line = 1 + (int) text.chars().filter(character -> character == '\n').count();
        int from = text.lastIndexOf('\n') + 1;
        return new Place(line, text.codePointCount(from, text.length()) + 1, "");
    }

    private static EditionFaults refused(Place place, String reason, Map<String, Object> details) {
        var faults = new Faults();
        faults.tell(place, reason, details);
        return faults.thrown();
    }
}
