package org.prodays.talk;

import java.util.Locale;
import java.util.Map;
import org.prodays.audience.Command;
import org.prodays.ground.Refusal;

/**
 * How a session's chat is held: who may write, how many seconds must lie between two lines of one person (0 for none, at most
 * {@value #MOST_SLOW}), whether hands may be raised and whether one may react.
 */
record Manner(Chat chat, int slow, boolean hands, boolean reactions) {

    static final int MOST_SLOW = 600;

    /** Nobody writes before a moderator is there who wants it. */
    static final Manner AT_FIRST = new Manner(Chat.OFF, 0, false, true);

    /** Who may write. */
    enum Chat {
        OFF,
        EVERYBODY,
        MODERATORS;

        String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    static Manner read(Command said) {
        return new Manner(
                chat(said.take("chat")), slow(said.take("slow")), yes(said.take("hands")), yes(said.take("reactions")));
    }

    /** As the log has it. */
    String written() {
        return "%s %d %b %b".formatted(chat.word(), slow, hands, reactions);
    }

    private static Chat chat(String word) {
        for (Chat chat : Chat.values()) {
            if (chat.word().equals(word)) {
                return chat;
            }
        }
        throw Command.notUnderstood();
    }

    private static int slow(String written) {
        if (!written.matches("[0-9]{1,4}")) {
            throw Command.notUnderstood();
        }
        int seconds = Integer.parseInt(written);
        if (seconds > MOST_SLOW) {
            throw new Refusal(422, "talk_refusal_slow_setting", Map.of("most", MOST_SLOW));
        }
        return seconds;
    }

    private static boolean yes(String word) {
        return switch (word) {
            case "true" -> true;
            case "false" -> false;
            default -> throw Command.notUnderstood();
        };
    }
}
