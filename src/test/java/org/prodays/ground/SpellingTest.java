package org.prodays.ground;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SpellingTest {

    @ParameterizedTest
    @CsvSource({
        "احمد,أحمد",
        "امال,آمال",
        "القنيطره,القنيطرة",
        "موسسة,مؤسسة",
        "كلميم,ڭلميم",
        "كلميم,گلميم",
        "مهن,مِهَن",
        "مهن,مـهن",
        "kenitra,Kénitra",
        "prodays,Pro’days",
        "الرباط سلا القنيطرة,الرباط-سلا-القنيطرة",
        "2026,٢٠٢٦",
        "2026,۲۰۲۶",
        "oeuvre,Œuvre",
        "لا,ﻻ"
    })
    void ways_of_writing_the_same_are_one(String one, String other) {
        assertEquals(Spelling.plain(one), Spelling.plain(other));
        assertEquals(Spelling.ascii(one), Spelling.ascii(other));
    }

    @Test
    void whatever_is_no_letter_nor_digit_is_one_space_between_words() {
        assertEquals("quel metier c est 2 ca", Spelling.plain("  Quel métier ?! – C/est…2 «ça» "));
        assertEquals("prodays", Spelling.plain("PRO'DAYS"));
        assertEquals("", Spelling.plain("؟ \u200f —"));
        assertEquals("ما الاجر", Spelling.plain("\u200fما الأجر؟"));
    }

    @Test
    void different_letters_stay_different() {
        assertNotEquals(Spelling.plain("حرفة"), Spelling.plain("خرفة"));
        assertNotEquals(Spelling.ascii("حرفة"), Spelling.ascii("خرفة"));
    }

    @Test
    void stand_ins_are_ascii_letters_and_digits() {
        assertTrue(Spelling.ascii("ما هي الكفاءات المطلوبة؟ ⵜⴰⵎⴰⵣⵉⵖⵜ Quels métiers ?")
                .matches("[a-z0-9 ]+"));
    }
}
