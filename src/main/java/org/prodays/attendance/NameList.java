package org.prodays.attendance;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.prodays.ground.Refusal;
import org.prodays.people.Person;

/**
 * Trainees as a coordinator types them or pastes them from a spreadsheet: one a line, her name or her identifier, or both in cells parted by
 * a tab or a semicolon. Marks of direction, zero-width and control characters are dropped: spreadsheets leave them behind.
 */
record NameList(List<Line> lines) {

    static final int MOST = 300;
    static final int LONGEST = 120;

    private static final Pattern INVISIBLE =
            Pattern.compile("[\\p{Cntrl}\\u200B\\u200E\\u200F\\u202A-\\u202E\\u2060\\u2066-\\u2069\\uFEFF\\u00AD]");
    private static final Pattern SPACES = Pattern.compile("[\\s\\u00A0\\u202F]+");

    /** The cells of a line, none empty. */
    record Line(List<String> cells) {

        /** The person whose identifier is one of the cells. */
        Optional<Person> among(Map<String, Person> people) {
            return cells.stream()
                    .map(NameList::key)
                    .filter(people::containsKey)
                    .findFirst()
                    .map(people::get);
        }

        /** Her name as it was written, without the cell that identifies her; empty where there is no other. */
        String nameOf(Person person) {
            return String.join(
                    " ",
                    cells.stream()
                            .filter(cell -> !key(cell).equals(person.key()))
                            .toList());
        }

        String name() {
            return String.join(" ", cells);
        }
    }

    static NameList read(String typed) {
        var lines = new ArrayList<Line>();
        for (String line : typed.split("\\R", -1)) {
            var cells = Stream.of(line.split("[\t;]", -1))
                    .map(NameList::clean)
                    .filter(cell -> !cell.isEmpty())
                    .toList();
            if (!cells.isEmpty()) {
                lines.add(checked(new Line(cells)));
            }
        }
        if (lines.size() > MOST) {
            throw new Refusal(422, "attendance_refusal_many", Map.of("most", MOST));
        }
        return new NameList(lines);
    }

    /** What may be identifiers. */
    List<String> keys() {
        return lines.stream()
                .flatMap(line -> line.cells().stream())
                .map(NameList::key)
                .distinct()
                .toList();
    }

    static String clean(String typed) {
        String visible =
                INVISIBLE.matcher(SPACES.matcher(typed).replaceAll(" ")).replaceAll("");
        return Normalizer.normalize(visible, Normalizer.Form.NFC).strip();
    }

    private static String key(String cell) {
        return cell.toLowerCase(Locale.ROOT);
    }

    private static Line checked(Line line) {
        if (line.name().length() > LONGEST) {
            String begin = line.name().substring(0, 30);
            throw new Refusal(422, "attendance_refusal_name", Map.of("most", LONGEST, "name", begin));
        }
        return line;
    }
}
