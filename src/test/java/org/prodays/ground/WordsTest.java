package org.prodays.ground;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.LocalDate;
import org.junit.jupiter.api.Test;

class WordsTest {

    @Test
    void days_are_written_as_the_institution_writes_them() {
        LocalDate day = LocalDate.of(2021, 2, 9);
        assertEquals("الثلاثاء 9 فبراير 2021", Dates.longDay(day, Language.AR));
        assertEquals("mardi 9 février 2021", Dates.longDay(day, Language.FR));
        assertEquals("Tuesday 9 February 2021", Dates.longDay(day, Language.EN));
        assertEquals("السبت 9 غشت 2025", Dates.longDay(LocalDate.of(2025, 8, 9), Language.AR));
    }

    @Test
    void missing_words_are_lent_and_say_from_which_language() {
        var words = new Localized(null, "Soudure", null);
        assertEquals("Soudure", words.in(Language.AR));
        assertEquals(Language.FR, words.shownIn(Language.AR));
        assertEquals(
                "<bdi lang=\"fr\" dir=\"ltr\">Soudure</bdi>",
                LocalizedExtensions.html(words, Language.AR).toString());
    }

    @Test
    void an_argument_cannot_become_markup_or_turn_the_line_round() {
        assertEquals(
                "This personal link belongs to <bdi>&lt;b&gt;&amp;amp;&quot;</bdi>.",
                Texts.html(Language.EN, "people_enter_as", "<b>&amp;\""));
        assertEquals("This personal link belongs to \u2068x\u2069.", Texts.say(Language.EN, "people_enter_as", "x"));
    }

    @Test
    void only_our_own_pages_may_change_anything() {
        assertTrue(SameOrigin.allows("localhost:8080", "http://localhost:8080"));
        assertTrue(SameOrigin.allows("pro.example", "https://PRO.example"));
        assertFalse(SameOrigin.allows("pro.example", "https://evil.example"));
        assertFalse(SameOrigin.allows("pro.example", "null"));
        assertFalse(SameOrigin.allows("pro.example", null));
        assertFalse(SameOrigin.allows("localhost:8080", "http://localhost:8081"));
    }
}
