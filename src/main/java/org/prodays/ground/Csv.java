package org.prodays.ground;

import java.util.regex.Pattern;

/**
 * A table as a CSV file (RFC 4180) that Excel opens by a double click where French is spoken: UTF-8 with a byte order mark, semicolons between
 * cells. Words that a spreadsheet would take for a formula get an apostrophe before them.
 */
public final class Csv {

    /** With the full-width forms, which some versions of Excel take for the narrow ones. */
    private static final Pattern FORMULA =
            Pattern.compile("^[\\s\\u00A0]*[=+\\-@\\uFF1D\\uFF0B\\uFF0D\\uFF20].*|^[\\t\\r\\n].*", Pattern.DOTALL);

    private static final Pattern TO_BE_QUOTED = Pattern.compile("[;\"\\r\\n]");

    private final StringBuilder text = new StringBuilder("\uFEFF");

    /** A row of numbers and words. */
    public Csv row(Iterable<?> cells) {
        String between = "";
        for (Object cell : cells) {
            text.append(between)
                    .append(cell instanceof Number number ? number.toString() : words(String.valueOf(cell)));
            between = ";";
        }
        text.append("\r\n");
        return this;
    }

    public String text() {
        return text.toString();
    }

    private static String words(String words) {
        String safe = FORMULA.matcher(words).matches() ? "'" + words : words;
        return TO_BE_QUOTED.matcher(safe).find() ? '"' + safe.replace("\"", "\"\"") + '"' : safe;
    }
}
