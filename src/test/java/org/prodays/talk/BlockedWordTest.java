package org.prodays.talk;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.prodays.ground.Refusal;

class BlockedWordTest {

    @Test
    void an_arabic_word_is_found_in_every_spelling_and_behind_what_is_written_together_with_it() {
        var word = BlockedWord.of("أحمق");
        for (String text : List.of(
                "احمق",
                "أنت أَحْمَق!",
                "إحمق",
                "أحمـــق",
                "أحممممق",
                "يا الأحمق",
                "والأحمق",
                "بالاحمق",
                "للأحمق",
                "فأحمق",
                "وللأحمق",
                "كأحمق")) {
            assertTrue(word.isIn(BlockedWord.searched(text)), text);
        }
        for (String text : List.of("حمق", "أحمقان", "محمد", "الحماقة")) {
            assertFalse(word.isIn(BlockedWord.searched(text)), text);
        }
    }

    @Test
    void a_latin_word_is_found_whole_whatever_its_case_and_accents() {
        var word = BlockedWord.of("Débile");
        assertTrue(word.isIn(BlockedWord.searched("C’est DEBILE.")));
        assertTrue(word.isIn(BlockedWord.searched("débiiiile")));
        assertTrue(word.isIn(BlockedWord.searched("dé\u200Bbile")));
        assertFalse(word.isIn(BlockedWord.searched("débilement")));
        assertFalse(word.isIn(BlockedWord.searched("indébile")));
    }

    @Test
    void a_phrase_is_found_across_any_signs_between_its_words() {
        var phrase = BlockedWord.of("sale type");
        assertTrue(phrase.isIn(BlockedWord.searched("un sale-type !")));
        assertFalse(phrase.isIn(BlockedWord.searched("un type sale")));
    }

    @Test
    void a_word_that_is_none_is_refused() {
        for (String typed : List.of("", "!", "a", "ـــ", "\u202Eabc")) {
            assertThrows(Refusal.class, () -> BlockedWord.of(typed), typed);
        }
        assertEquals("كلمه", BlockedWord.of("كلمة").plain());
    }
}
