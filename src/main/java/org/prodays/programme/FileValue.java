package org.prodays.programme;

import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.time.format.ResolverStyle;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.prodays.ground.Localized;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;

/**
 * A value of the edition file. What is wrong with it is told to {@code faults} and a harmless stand-in is answered, so that one reading
 * tells all faults; no stand-in leaves the reader, since it ends with {@link Faults#orThrow}. A value without a node was missing,
 * which has been told already.
 */
record FileValue(@Nullable Node node, Place place, Faults faults) {

    private static final Pattern KEY = Pattern.compile("[a-z0-9]+(-[a-z0-9]+)*");
    private static final int LONGEST_KEY = 64;
    private static final DateTimeFormatter DATE =
            DateTimeFormatter.ofPattern("uuuu-MM-dd", Locale.ROOT).withResolverStyle(ResolverStyle.STRICT);
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("HH:mm", Locale.ROOT).withResolverStyle(ResolverStyle.STRICT);

    void wrong(String reason) {
        faults.tell(place, reason);
    }

    void wrong(String reason, Map<String, Object> details) {
        faults.tell(place, reason, details);
    }

    /** Text in one line: NFC, runs of white space as one space. {@code longest} counts characters. */
    String text(int longest) {
        var raw = scalar("programme_fault_not_text");
        if (raw == null) {
            return "";
        }
        if (FileText.unsafe(raw)) {
            wrong("programme_fault_control_character");
        }
        var text = FileText.tidy(raw);
        int length = text.codePointCount(0, text.length());
        if (text.isEmpty()) {
            wrong("programme_fault_empty");
        } else if (length > longest) {
            wrong("programme_fault_too_long", Map.of("length", length, "longest", longest));
        }
        return text;
    }

    /** Words in at least one of the languages: {@code {ar: …, fr: …, en: …}}. */
    Localized words(int longest) {
        var languages = mapping("ar", "fr", "en");
        var ar = languages.optional("ar").map(value -> value.text(longest)).orElse(null);
        var fr = languages.optional("fr").map(value -> value.text(longest)).orElse(null);
        var en = languages.optional("en").map(value -> value.text(longest)).orElse(null);
        if (ar == null && fr == null && en == null) {
            if (languages.read()) {
                wrong("programme_fault_no_language");
            }
            return Localized.same("");
        }
        return new Localized(ar, fr, en);
    }

    /** An ASCII name as addresses use it: {@code webinar-04-cybersecurity}. */
    String key() {
        return matching(KEY, "programme_fault_not_a_key");
    }

    String matching(Pattern pattern, String reason) {
        var raw = scalar(reason);
        if (raw == null) {
            return "";
        }
        if (raw.length() > LONGEST_KEY || !pattern.matcher(raw).matches()) {
            wrong(reason);
            return "";
        }
        return raw;
    }

    @Nullable
    LocalDate date() {
        return parsed("programme_fault_not_a_date", raw -> LocalDate.parse(raw, DATE));
    }

    @Nullable
    LocalTime time() {
        return parsed("programme_fault_not_a_time", raw -> LocalTime.parse(raw, TIME));
    }

    @Nullable
    ZoneId zone() {
        var raw = scalar("programme_fault_unknown_zone");
        if (raw == null) {
            return null;
        }
        if (ZoneId.getAvailableZoneIds().contains(raw)) {
            return ZoneId.of(raw);
        }
        suggest("programme_fault_unknown_zone", raw, ZoneId.getAvailableZoneIds());
        return null;
    }

    boolean flag() {
        var raw = scalar("programme_fault_not_a_flag");
        if (raw != null && !raw.equals("true") && !raw.equals("false")) {
            wrong("programme_fault_not_a_flag");
        }
        return "true".equals(raw);
    }

    int number(int least, int most) {
        Map<String, Object> range = Map.of("least", least, "most", most);
        var raw = scalar("programme_fault_not_a_number", range);
        if (raw != null
                && (!raw.matches("[0-9]{1,9}") || Integer.parseInt(raw) < least || Integer.parseInt(raw) > most)) {
            wrong("programme_fault_not_a_number", range);
            return least;
        }
        return raw == null ? least : Integer.parseInt(raw);
    }

    /** One of the constants, written {@code on-site} for {@code ON_SITE}; {@code ifWrong} is the stand-in. */
    <E extends Enum<E>> E choice(Class<E> kind, E ifWrong) {
        var names =
                Arrays.stream(kind.getEnumConstants()).map(FileValue::written).toList();
        var raw = scalar("programme_fault_not_a_choice", Map.of("choices", String.join(", ", names)));
        if (raw == null) {
            return ifWrong;
        }
        int index = names.indexOf(raw);
        if (index < 0) {
            wrong("programme_fault_not_a_choice", Map.of("choices", String.join(", ", names)));
            return ifWrong;
        }
        return kind.getEnumConstants()[index];
    }

    /** Levels are acronyms and stay in capitals; the others are words. */
    private static String written(Enum<?> constant) {
        return constant.name().length() <= 2
                ? constant.name()
                : constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** The items of a list. */
    List<FileValue> items(int most) {
        if (node == null) {
            return List.of();
        }
        if (!(node instanceof SequenceNode sequence)) {
            wrong("programme_fault_not_a_list");
            return List.of();
        }
        if (sequence.getValue().size() > most) {
            wrong("programme_fault_too_many", Map.of("most", most));
            return List.of();
        }
        var items = new ArrayList<FileValue>();
        for (var item : sequence.getValue()) {
            items.add(FileMapping.value(item, place.path() + "[" + items.size() + "]", faults));
        }
        return items;
    }

    FileMapping mapping(String... known) {
        return FileMapping.of(this, List.of(known));
    }

    /** Tells that {@code written} is unknown, with the nearest known one where there is a near one. */
    void suggest(String reason, String written, Collection<String> known) {
        DidYouMean.among(known, written)
                .ifPresentOrElse(
                        near -> wrong(reason + "_near", Map.of("written", written, "near", near)),
                        () -> wrong(reason, Map.of("written", written)));
    }

    private <T> @Nullable T parsed(String reason, Function<String, T> parser) {
        var raw = scalar(reason);
        if (raw == null) {
            return null;
        }
        try {
            return parser.apply(raw);
        } catch (DateTimeParseException e) {
            wrong(reason);
            return null;
        }
    }

    private @Nullable String scalar(String reason) {
        return scalar(reason, Map.of());
    }

    private @Nullable String scalar(String reason, Map<String, Object> details) {
        if (node == null) {
            return null;
        }
        if (node instanceof ScalarNode scalar) {
            return scalar.getValue();
        }
        wrong(reason, details);
        return null;
    }
}
