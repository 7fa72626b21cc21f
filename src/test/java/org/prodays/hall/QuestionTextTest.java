package org.prodays.hall;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.prodays.ground.Language;
import org.prodays.ground.Refusal;
import org.prodays.ground.Texts;

class QuestionTextTest {

    @Test
    void spaces_are_trimmed_and_joined_and_letters_composed() {
        assertEquals("Quel métier ?", words("  Quel \t\n me\u0301tier\u00a0\u2003? \r\n"));
    }

    @Test
    void code_points_are_counted_and_not_code_units() {
        assertEquals("a" + "😀".repeat(499), words("a" + "😀".repeat(499)));
        var refusal = refused("a" + "😀".repeat(500));
        assertEquals("hall_refusal_long", refusal.reason());
        assertEquals(Map.of("most", 500, "length", 501), refusal.details());
    }

    @Test
    void three_characters_with_a_letter_or_digit_are_the_least() {
        assertEquals("ما؟", words(" ما؟ "));
        for (String short_ :
                List.of("", "  ", "ab", "???", "\u200c\u200c\u200c", "\u200b\ufeff a b\u200b".substring(0, 3))) {
            assertEquals("hall_refusal_short", refused(short_).reason(), short_);
        }
    }

    @Test
    void joiners_of_arabic_spelling_are_kept_and_other_invisible_spaces_dropped() {
        assertEquals("می\u200cخواهم", words("می\u200cخواهم"));
        assertEquals("abc", words("\ufeffa\u200bb\u2060c"));
    }

    @Test
    void characters_that_turn_the_direction_are_refused_by_name() {
        for (int c : new int[] {0x202A, 0x202B, 0x202C, 0x202D, 0x202E, 0x2066, 0x2067, 0x2068, 0x2069}) {
            var refusal = refused("abc" + Character.toString(c) + "def");
            assertEquals("ground_refusal_direction", refusal.reason());
            assertEquals(Map.of("character", "U+%04X".formatted(c)), refusal.details());
        }
    }

    @Test
    void control_and_nameless_characters_are_refused_by_name() {
        for (int c : new int[] {0x00, 0x07, 0x1B, 0x1C, 0x7F, 0x9B, 0xE000, 0xFFFF, 0xD800}) {
            var refusal = refused("abc" + Character.toString(c) + "def");
            assertEquals("ground_refusal_control", refusal.reason());
            assertEquals(Map.of("character", "U+%04X".formatted(c)), refusal.details());
        }
    }

    @Test
    void the_language_is_told_by_letters_and_small_words_and_else_by_the_page() {
        assertEquals(
                Language.AR,
                QuestionText.of("ما هي الكفاءات المطلوبة؟", Language.FR).language());
        assertEquals(
                Language.AR,
                QuestionText.of("ما هو DevOps ؟ وما علاقته", Language.FR).language());
        assertEquals(
                Language.FR,
                QuestionText.of("Quelles compétences faut-il ?", Language.EN).language());
        assertEquals(
                Language.EN,
                QuestionText.of("What skills do you need?", Language.AR).language());
        assertEquals(Language.EN, QuestionText.of("DevOps ?", Language.EN).language());
        assertEquals(Language.FR, QuestionText.of("DevOps ?", Language.AR).language());
        assertEquals(Language.AR, QuestionText.of("2 + 2 = 5 ?", Language.AR).language());
    }

    @Test
    void each_refusal_is_said_in_each_language() {
        for (String bad : List.of("", "a".repeat(501), "ab\u202ec", "ab\u0007c")) {
            var said = List.of(Language.values()).stream()
                    .map(language -> Texts.say(language, refused(bad)))
                    .distinct()
                    .toList();
            assertEquals(3, said.size());
            assertTrue(said.stream().noneMatch(text -> text.contains("{")), said.toString());
        }
        assertEquals("يتكون السؤال من 3 أحرف على الأقل، ويتضمن حروفا أو أرقاما.", Texts.say(Language.AR, refused("ا")));
    }

    private static String words(String typed) {
        return QuestionText.of(typed, Language.FR).words();
    }

    private static Refusal refused(String typed) {
        return assertThrows(Refusal.class, () -> QuestionText.of(typed, Language.FR));
    }
}
