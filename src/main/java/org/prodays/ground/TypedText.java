package org.prodays.ground;

import java.text.Normalizer;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What people type, cleaned: in normal form C, without spaces at the ends, each run of spaces one. Characters that turn the direction of
 * text around (UAX #9, section 2) or control devices are refused by name, since they can make words read as others; the joiners that
 * Arabic spelling needs are kept.
 */
public final class TypedText {

    private static final Set<Integer> DROPPED = Set.of(0x200B, 0x2060, 0xFEFF, 0x00AD);

    private TypedText() {}

    /** All of it as one line. */
    public static String line(String typed) {
        var kept = new StringBuilder(typed.length());
        boolean gap = false;
        for (int c :
                Normalizer.normalize(typed, Normalizer.Form.NFC).codePoints().toArray()) {
            if ((Character.isWhitespace(c) && !isSeparatorControl(c)) || Character.isSpaceChar(c)) {
                gap = !kept.isEmpty();
            } else if (!DROPPED.contains(c)) {
                refuseUnwelcome(c);
                kept.append(gap ? " " : "").appendCodePoint(c);
                gap = false;
            }
        }
        return kept.toString();
    }

    /** Line by line, with at most one empty line between two. */
    public static String paragraphs(String typed) {
        return typed.lines()
                .map(TypedText::line)
                .collect(Collectors.joining("\n"))
                .strip()
                .replaceAll("\n{3,}", "\n\n");
    }

    public static void refuseLonger(String words, int most) {
        int length = words.codePointCount(0, words.length());
        if (length > most) {
            throw new Refusal(422, "ground_refusal_text_long", Map.of("most", most, "length", length));
        }
    }

    /** The file, group, record and unit separators, which Java counts among the white space. */
    private static boolean isSeparatorControl(int c) {
        return c >= 0x1C && c <= 0x1F;
    }

    private static void refuseUnwelcome(int c) {
        String name = "U+%04X".formatted(c);
        if ((c >= 0x202A && c <= 0x202E) || (c >= 0x2066 && c <= 0x2069)) {
            throw new Refusal(422, "ground_refusal_direction", Map.of("character", name));
        }
        switch (Character.getType(c)) {
            case Character.CONTROL, Character.SURROGATE, Character.PRIVATE_USE, Character.UNASSIGNED ->
                throw new Refusal(422, "ground_refusal_control", Map.of("character", name));
            default -> {}
        }
    }
}
