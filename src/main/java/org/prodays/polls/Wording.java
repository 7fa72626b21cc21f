package org.prodays.polls;

import java.text.Normalizer;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.prodays.ground.Language;
import org.prodays.ground.Refusal;
import org.prodays.ground.SpokenLanguage;
import org.prodays.ground.TypedText;

/**
 * The words of a poll as they are kept: a text of {@value #LEAST} to {@value #MOST_TEXT} code points and, by its kind, {@value #LEAST_OPTIONS}
 * to {@value #MOST_OPTIONS} options that a reader can tell apart, or the two ends of a scale. {@code right} are the numbers, from 1, of a
 * quiz's right options.
 */
record Wording(Kind kind, String text, Language language, List<String> options, List<String> right) {

    static final int LEAST = 3;
    static final int MOST_TEXT = 200;
    static final int LEAST_OPTIONS = 2;
    static final int MOST_OPTIONS = 12;
    static final int MOST_OPTION_TEXT = 100;
    static final int MOST_WORDS = 3;

    /** @param reading the language of the page on which it was typed */
    static Wording of(FromDesk.Make typed, Language reading) {
        String text = TypedText.line(typed.text());
        TypedText.refuseLonger(text, MOST_TEXT);
        if (text.codePointCount(0, text.length()) < LEAST || text.codePoints().noneMatch(Character::isLetterOrDigit)) {
            throw new Refusal(422, "polls_refusal_text", Map.of("least", LEAST));
        }
        List<String> options = options(typed.kind(), typed.options());
        return new Wording(
                typed.kind(),
                text,
                SpokenLanguage.of(text, reading),
                options,
                right(typed.kind(), typed.right(), options));
    }

    private static List<String> options(Kind kind, List<String> typed) {
        List<String> options = typed.stream()
                .map(TypedText::line)
                .filter(option -> !option.isEmpty())
                .toList();
        options.forEach(option -> TypedText.refuseLonger(option, MOST_OPTION_TEXT));
        switch (kind) {
            case SINGLE, MULTIPLE, QUIZ -> refuseCount(options.size());
            case SCALE -> require(options.size() == Scale.ENDS, "polls_refusal_ends");
            case WORDS -> require(options.isEmpty(), "polls_refusal_no_options");
        }
        refuseAlike(options);
        return options;
    }

    private static void refuseCount(int count) {
        if (count < LEAST_OPTIONS || count > MOST_OPTIONS) {
            throw new Refusal(
                    422, "polls_refusal_options", Map.of("least", LEAST_OPTIONS, "most", MOST_OPTIONS, "count", count));
        }
    }

    /** Two options that look the same would split their votes. */
    private static void refuseAlike(List<String> options) {
        Set<String> seen = new HashSet<>();
        for (String option : options) {
            if (!seen.add(look(option))) {
                throw new Refusal(422, "polls_refusal_alike", Map.of("option", option));
            }
        }
    }

    /** What a reader sees of it: without marks of direction and joiners, in one case and one form of each character (UAX #15, NFKC). */
    private static String look(String option) {
        String seen = option.codePoints()
                .filter(c -> Character.getType(c) != Character.FORMAT)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
        return TypedText.line(Normalizer.normalize(seen, Normalizer.Form.NFKC)).toLowerCase(Locale.ROOT);
    }

    private static List<String> right(Kind kind, List<String> named, List<String> options) {
        require(
                (kind == Kind.QUIZ) != named.isEmpty(),
                kind == Kind.QUIZ ? "polls_refusal_right" : "polls_refusal_no_right");
        named.forEach(number -> require(Numbers.within(number, options.size()), "polls_refusal_right"));
        return named.stream().distinct().sorted().toList();
    }

    private static void require(boolean holds, String reason) {
        if (!holds) {
            throw new Refusal(422, reason);
        }
    }
}
