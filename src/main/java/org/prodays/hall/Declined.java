package org.prodays.hall;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.prodays.ground.Refusal;
import org.prodays.ground.TypedText;

/** That a question is not taken up, and why, as its asker is told: a reason from the list, and words of the moderator's own. */
record Declined(Reason reason, @Nullable String words) {

    static final int MOST = 300;

    enum Reason {
        OFF_TOPIC,
        UNCLEAR,
        ALREADY_ANSWERED,
        PERSONAL,
        DISRESPECTFUL,
        NO_TIME,
        /** The moderator's words alone say it. */
        OTHER,
        /** From before reasons were given; none can choose it. */
        UNSAID;

        String word() {
            return name().toLowerCase(Locale.ROOT);
        }

        /** Those that a moderator may choose. */
        static List<Reason> offered() {
            return Stream.of(values()).filter(reason -> reason != UNSAID).toList();
        }

        static Optional<Reason> of(String word) {
            return offered().stream()
                    .filter(reason -> reason.word().equals(word))
                    .findFirst();
        }
    }

    /** @param typed words of the moderator's own, empty for none; another reason than those of the list needs them */
    static Declined of(Reason reason, String typed) {
        String words = TypedText.line(typed);
        TypedText.refuseLonger(words, MOST);
        if (reason == Reason.OTHER && words.isEmpty()) {
            throw new Refusal(422, "hall_refusal_reason");
        }
        return new Declined(reason, words.isEmpty() ? null : words);
    }
}
