package org.prodays.polls;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.prodays.ground.Language;
import org.prodays.ground.Refusal;

class WordingTest {

    @Test
    void options_are_cleaned_and_empty_ones_left_out() {
        var wording = of(Kind.SINGLE, List.of("  Oui ", "", "Non"), List.of());
        assertEquals(List.of("Oui", "Non"), wording.options());
        assertEquals(Language.FR, wording.language());
    }

    @Test
    void a_poll_needs_two_to_twelve_options() {
        refused("polls_refusal_options", Kind.SINGLE, List.of());
        refused("polls_refusal_options", Kind.MULTIPLE, List.of("Oui"));
        List<String> twoHundred =
                IntStream.range(0, 200).mapToObj(n -> "choix " + n).toList();
        refused("polls_refusal_options", Kind.SINGLE, twoHundred);
    }

    @Test
    void options_that_differ_only_in_what_nobody_sees_are_refused() {
        refused("polls_refusal_alike", Kind.SINGLE, List.of("نعم", "\u200Fنعم\u200E"));
        refused("polls_refusal_alike", Kind.SINGLE, List.of("Oui", "oui"));
        refused("polls_refusal_alike", Kind.SINGLE, List.of("a\u200Db", "ab"));
        refused("polls_refusal_alike", Kind.SINGLE, List.of("１", "1"));
        refused("ground_refusal_direction", Kind.SINGLE, List.of("non", "\u202Enon"));
        assertEquals(
                2, of(Kind.SINGLE, List.of("C", "C++"), List.of()).options().size());
    }

    @Test
    void a_quiz_has_a_right_answer_and_nothing_else_has() {
        assertEquals(
                List.of("2"), of(Kind.QUIZ, List.of("a", "b"), List.of("2")).right());
        assertEquals("polls_refusal_right", reason(Kind.QUIZ, List.of("a", "b"), List.of()));
        assertEquals("polls_refusal_right", reason(Kind.QUIZ, List.of("a", "b"), List.of("3")));
        assertEquals("polls_refusal_right", reason(Kind.QUIZ, List.of("a", "b"), List.of("٢")));
        assertEquals("polls_refusal_no_right", reason(Kind.SINGLE, List.of("a", "b"), List.of("1")));
    }

    @Test
    void a_scale_has_two_ends_and_a_cloud_no_options() {
        assertEquals(
                List.of("facile", "difficile"),
                of(Kind.SCALE, List.of("facile", "difficile"), List.of()).options());
        refused("polls_refusal_ends", Kind.SCALE, List.of("facile"));
        refused("polls_refusal_no_options", Kind.WORDS, List.of("mot"));
    }

    @Test
    void words_of_a_cloud_are_joined_by_their_one_spelling() {
        var words = of(Kind.WORDS, List.of(), List.of());
        var choices = Choices.of(words, List.of("الأمان", "الامان", " السلامة "));
        assertEquals(List.of("الأمان", "السلامة"), choices.given());
        assertEquals(List.of("الامان", "السلامه"), choices.plain());
        assertEquals("polls_refusal_words", answerReason(words, List.of("a", "b", "c", "d")));
        assertEquals("polls_refusal_nothing_written", answerReason(words, List.of(" ", "!!")));
        assertEquals("ground_refusal_text_long", answerReason(words, List.of("x".repeat(31))));
        assertEquals("polls_refusal_words", answerReason(words, distinct(200)));
    }

    @Test
    void an_answer_is_among_the_choices() {
        var single = of(Kind.SINGLE, List.of("a", "b"), List.of());
        assertEquals("polls_refusal_nothing_chosen", answerReason(single, List.of()));
        assertEquals("polls_refusal_choice", answerReason(single, List.of("1", "2")));
        for (String wrong : List.of("0", "3", "-1", "01", "1 ", "99999999999999", "١", "")) {
            assertEquals("polls_refusal_choice", answerReason(single, List.of(wrong)), wrong);
        }
        var multiple = of(Kind.MULTIPLE, List.of("a", "b", "c"), List.of());
        assertEquals(
                List.of("1", "3"), Choices.of(multiple, List.of("3", "1", "3")).given());
    }

    private static List<String> distinct(int count) {
        return IntStream.range(0, count).mapToObj(n -> "mot" + n).toList();
    }

    private static String answerReason(Wording wording, List<String> said) {
        return assertThrows(Refusal.class, () -> Choices.of(wording, said)).reason();
    }

    private static void refused(String reason, Kind kind, List<String> options) {
        assertEquals(reason, reason(kind, options, List.of()));
    }

    private static String reason(Kind kind, List<String> options, List<String> right) {
        return assertThrows(Refusal.class, () -> of(kind, options, right)).reason();
    }

    private static Wording of(Kind kind, List<String> options, List<String> right) {
        return Wording.of(new FromDesk.Make(kind, "Quel est votre avis ?", options, right, true, null), Language.FR);
    }

    @Test
    void a_question_has_words() {
        for (String text : List.of("", "?!", "…………")) {
            var make = new FromDesk.Make(Kind.WORDS, text, List.of(), List.of(), true, null);
            assertEquals(
                    "polls_refusal_text",
                    assertThrows(Refusal.class, () -> Wording.of(make, Language.FR))
                            .reason());
        }
        String long201 = String.join("", Collections.nCopies(201, "a"));
        var make = new FromDesk.Make(Kind.WORDS, long201, List.of(), List.of(), true, null);
        assertEquals(
                "ground_refusal_text_long",
                assertThrows(Refusal.class, () -> Wording.of(make, Language.FR)).reason());
    }
}
