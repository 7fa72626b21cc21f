package org.prodays.polls;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.prodays.audience.Command;
import org.prodays.ground.Refusal;

/** What a moderator may do with polls; {@code docs/protocol/hall.md} defines each. */
sealed interface FromDesk {

    int LEAST_SECONDS = 10;
    int MOST_SECONDS = 3600;

    /**
     * A new poll, as typed.
     *
     * @param seconds how long it will be open, null until it is closed by hand
     */
    record Make(
            Kind kind,
            String text,
            List<String> options,
            List<String> right,
            boolean live,
            @Nullable Integer seconds) implements FromDesk {}

    /** One of {@link Act}, done to a poll. */
    record Move(Act act, UUID poll) implements FromDesk {}

    /** Takes a word out of a cloud, or puts it back. */
    record Word(Act act, UUID poll, String word) implements FromDesk {}

    /** What can be done to a poll; each has its undo. */
    enum Act {
        OPEN,
        CLOSE,
        SHOW,
        HIDE,
        REMOVE,
        BRING_BACK,
        TAKE_OUT,
        PUT_IN;

        String type() {
            return "poll-" + name().toLowerCase(Locale.ROOT).replace('_', '-');
        }

        boolean onWord() {
            return this == TAKE_OUT || this == PUT_IN;
        }
    }

    static Make make(Command said) {
        return new Make(
                kind(said.take("kind")),
                said.take("text"),
                said.takeList("options"),
                said.takeList("right"),
                said.take("results").equals("live"),
                seconds(said.take("seconds")));
    }

    static Move move(Act act, Command said) {
        return new Move(act, said.takeId("poll"));
    }

    static Word word(Act act, Command said) {
        return new Word(act, said.takeId("poll"), said.take("word"));
    }

    private static Kind kind(String word) {
        for (Kind kind : Kind.values()) {
            if (kind.word().equals(word)) {
                return kind;
            }
        }
        throw Command.notUnderstood();
    }

    private static @Nullable Integer seconds(String written) {
        if (written.isEmpty()) {
            return null;
        }
        if (written.matches("[1-9][0-9]{1,3}")) {
            int seconds = Integer.parseInt(written);
            if (seconds >= LEAST_SECONDS && seconds <= MOST_SECONDS) {
                return seconds;
            }
        }
        throw new Refusal(422, "polls_refusal_seconds", Map.of("least", LEAST_SECONDS, "most", MOST_SECONDS));
    }
}
