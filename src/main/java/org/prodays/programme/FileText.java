package org.prodays.programme;

import java.text.Normalizer;

/** What a text of the edition file may hold. */
final class FileText {

    private FileText() {}

    /**
     * Whether it holds a control character, or one that overrides, embeds or isolates direction (UAX #9, section 2): such a character
     * reaches beyond its own text on a page. Direction marks and joiners do not, and Arabic needs them.
     */
    static boolean unsafe(String text) {
        return text.codePoints().anyMatch(FileText::unsafe);
    }

    private static boolean unsafe(int character) {
        boolean layout = character == '\n' || character == '\r' || character == '\t';
        boolean control = Character.getType(character) == Character.CONTROL && !layout;
        boolean reachesOut =
                (character >= 0x202A && character <= 0x202E) || (character >= 0x2066 && character <= 0x2069);
        boolean noText = character == 0xFEFF
                || character == 0xFFFE
                || character == 0xFFFF
                || Character.getType(character) == Character.SURROGATE;
        return control || reachesOut || noText || character == 0x2028 || character == 0x2029;
    }

    static String tidy(String text) {
        return Normalizer.normalize(text, Normalizer.Form.NFC).strip().replaceAll("\\s+", " ");
    }
}
