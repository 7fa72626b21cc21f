package org.prodays.talk;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.prodays.ground.Language;
import org.prodays.ground.Refusal;

class WordingTest {

    @Test
    void a_line_is_cleaned_and_its_language_is_told() {
        assertEquals(new Wording("شكرا جزيلا", Language.AR), Wording.of("  شكرا \n جزيلا ", Language.FR));
        assertEquals(new Wording("👏", Language.FR), Wording.of("👏", Language.FR));
        assertEquals(300, Wording.of("é".repeat(300), Language.FR).text().length());
    }

    @Test
    void hostile_lines_are_refused_by_name() {
        Map.of(
                        "",
                        "talk_refusal_empty",
                        " \t\n ",
                        "talk_refusal_empty",
                        "\u200D\u200C",
                        "talk_refusal_empty",
                        "\u0301",
                        "talk_refusal_empty",
                        "é".repeat(301),
                        "ground_refusal_text_long",
                        "abc\u202Edef",
                        "ground_refusal_direction",
                        "a\u2066b",
                        "ground_refusal_direction",
                        "a\u0000b",
                        "ground_refusal_control",
                        "\uD800",
                        "ground_refusal_control",
                        "a\u001Cb",
                        "ground_refusal_control")
                .forEach((typed, reason) -> assertEquals(
                        reason,
                        assertThrows(Refusal.class, () -> Wording.of(typed, Language.FR))
                                .reason(),
                        typed));
    }
}
