package org.prodays.polls;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.prodays.ground.Refusal;
import org.prodays.ground.Spelling;
import org.prodays.ground.TypedText;

/**
 * One person's answer: numbers of options from 1, the step of a scale, or up to {@value Wording#MOST_WORDS} words of at most {@value #MOST_WORD}
 * code points; {@code plain} is each in its one spelling, no two alike.
 */
record Choices(List<String> given, List<String> plain) {

    static final int MOST_WORD = 30;

    static Choices of(Wording wording, List<String> said) {
        return switch (wording.kind()) {
            case SINGLE, QUIZ -> numbers(said, 1, wording.options().size());
            case MULTIPLE ->
                numbers(said, wording.options().size(), wording.options().size());
            case SCALE -> numbers(said, 1, Scale.STEPS);
            case WORDS -> words(said);
        };
    }

    private static Choices numbers(List<String> said, int most, int highest) {
        List<String> chosen = said.stream().distinct().sorted().toList();
        if (chosen.isEmpty()) {
            throw new Refusal(422, "polls_refusal_nothing_chosen");
        }
        if (chosen.size() > most || !chosen.stream().allMatch(number -> Numbers.within(number, highest))) {
            throw new Refusal(422, "polls_refusal_choice");
        }
        return new Choices(chosen, chosen);
    }

    private static Choices words(List<String> said) {
        var words = new LinkedHashMap<String, String>();
        for (String word : said) {
            String line = TypedText.line(word);
            TypedText.refuseLonger(line, MOST_WORD);
            String plain = Spelling.plain(line);
            if (!plain.isEmpty()) {
                words.putIfAbsent(plain, line);
            }
        }
        if (words.isEmpty()) {
            throw new Refusal(422, "polls_refusal_nothing_written");
        }
        if (words.size() > Wording.MOST_WORDS) {
            throw new Refusal(422, "polls_refusal_words", Map.of("most", Wording.MOST_WORDS));
        }
        return new Choices(List.copyOf(words.values()), List.copyOf(words.keySet()));
    }
}
