package org.prodays.ground;

import com.ibm.icu.text.MessageFormat;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * What the program says, in each language: {@code texts/<room>_<language>.properties}, UTF-8, one ICU message a line (so that the six
 * Arabic plural forms are right). A key begins with its room's name. Arguments are numbered or named, never both in one text; an enum's name is
 * there for {@code select}, not to be shown.
 */
public final class Texts {

    private static final List<String> ROOMS = List.of(
            "ground",
            "people",
            "trades",
            "programme",
            "attendance",
            "stage",
            "encoders",
            "captioning",
            "audience",
            "hall",
            "talk",
            "slides",
            "polls",
            "search",
            "answers");
    private static final Map<Language, Map<String, String>> PATTERNS = load();
    private static final Map<String, MessageFormat> FORMATS = new ConcurrentHashMap<>();

    private Texts() {}

    /** The text as plain words, each textual argument isolated (U+2068…U+2069; UAX #9, section 2.7) so that scripts do not mix. */
    public static String say(Language language, String key, Object... arguments) {
        Object[] isolated = new Object[arguments.length];
        for (int i = 0; i < arguments.length; i++) {
            isolated[i] = isolated(arguments[i]);
        }
        return format(language, key, isolated);
    }

    /** As {@link #say(Language, String, Object...)}, with arguments by name. */
    public static String say(Language language, String key, Map<String, ?> arguments) {
        var isolated = new HashMap<String, Object>();
        arguments.forEach((name, value) -> isolated.put(name, isolated(value)));
        return format(language, key, isolated);
    }

    /** What was refused, in the reader's language. */
    public static String say(Language language, Refusal refusal) {
        return say(language, refusal.reason(), refusal.details());
    }

    /** The patterns of all keys that begin with {@code prefix}, without formatting: what an island is given to speak with. */
    public static Map<String, String> beginningWith(Language language, String prefix) {
        var found = new TreeMap<String, String>();
        patterns(language).forEach((key, pattern) -> {
            if (key.startsWith(prefix)) {
                found.put(key, pattern);
            }
        });
        return found;
    }

    public static Set<String> keys(Language language) {
        return patterns(language).keySet();
    }

    /** HTML: the text escaped, each textual argument escaped and in a {@code <bdi>}. */
    static String html(Language language, String key, Object... arguments) {
        Object[] places = new Object[arguments.length];
        for (int i = 0; i < arguments.length; i++) {
            places[i] = switch (arguments[i]) {
                case Number number -> number;
                case Enum<?> choice -> choice.name();
                default -> place(i);
            };
        }
        String html = Html.escape(format(language, key, places));
        for (int i = 0; i < arguments.length; i++) {
            html = html.replace(place(i), "<bdi>" + Html.escape(String.valueOf(arguments[i])) + "</bdi>");
        }
        return html;
    }

    /** Marks where argument {@code i} goes; from a private use area, so that no text has it. */
    private static String place(int i) {
        return "\uE000" + i + "\uE001";
    }

    private static Object isolated(Object argument) {
        if (argument instanceof Enum<?> choice) {
            return choice.name();
        }
        return argument instanceof Number || argument instanceof java.util.Date
                ? argument
                : "\u2068" + argument + "\u2069";
    }

    private static String format(Language language, String key, Object arguments) {
        MessageFormat format = FORMATS.computeIfAbsent(language.tag() + key, k -> made(language, key));
        MessageFormat own = (MessageFormat) format.clone();
        return own.format(arguments);
    }

    private static MessageFormat made(Language language, String key) {
        @Nullable String pattern = patterns(language).get(key);
        if (pattern == null) {
            throw new IllegalArgumentException("no text " + key + " in " + language.tag());
        }
        return new MessageFormat(pattern, language.locale());
    }

    private static Map<String, String> patterns(Language language) {
        return PATTERNS.getOrDefault(language, Map.of());
    }

    private static Map<Language, Map<String, String>> load() {
        var all = new EnumMap<Language, Map<String, String>>(Language.class);
        for (Language language : Language.values()) {
            var patterns = new TreeMap<String, String>();
            for (String room : ROOMS) {
                read("/texts/" + room + "_" + language.tag() + ".properties")
                        .forEach((key, pattern) -> patterns.put((String) key, (String) pattern));
            }
            all.put(language, patterns);
        }
        return all;
    }

    private static Properties read(String name) {
        var properties = new Properties();
        try (var stream = Texts.class.getResourceAsStream(name)) {
            if (stream != null) {
                properties.load(new InputStreamReader(stream, StandardCharsets.UTF_8));
            }
            return properties;
        } catch (IOException e) {
            throw new UncheckedIOException(name, e);
        }
    }
}
