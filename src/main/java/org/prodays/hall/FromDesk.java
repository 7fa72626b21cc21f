package org.prodays.hall;

import java.util.List;
import java.util.UUID;
import org.prodays.audience.Command;

/** What a moderator may do; {@code docs/protocol/hall.md} defines each. {@code key} is the idempotency key. */
sealed interface FromDesk extends FromReader {

    /** An act on one question. */
    sealed interface OnQuestion extends FromDesk {
        UUID question();
    }

    record Approve(String key, UUID question) implements OnQuestion {}

    /** {@code words} are the moderator's own, empty for none. */
    record Decline(String key, UUID question, Declined.Reason reason, String words) implements OnQuestion {}

    record Merge(String key, UUID question, UUID into) implements OnQuestion {}

    record Unmerge(String key, UUID question) implements OnQuestion {}

    record Edit(String key, UUID question, String text) implements OnQuestion {}

    record PutOnAir(String key, UUID question) implements OnQuestion {}

    record PutBack(String key, UUID question) implements OnQuestion {}

    record Answer(String key, UUID question) implements OnQuestion {}

    record Route(String key, UUID question, String place) implements OnQuestion {}

    /** Takes back the act of this number, which must be the last one on the question that still stands. */
    record Undo(String key, UUID question, long act) implements OnQuestion {}

    record Open(String key) implements FromDesk {}

    record End(String key) implements FromDesk {}

    /** The act's name in messages and in the log. */
    default String kind() {
        return switch (this) {
            case Approve approve -> "approve";
            case Decline decline -> "decline";
            case Merge merge -> "merge";
            case Unmerge unmerge -> "unmerge";
            case Edit edit -> "edit";
            case PutOnAir air -> "put_on_air";
            case PutBack back -> "put_back";
            case Answer answer -> "answer";
            case Route route -> "route";
            case Undo undo -> "undo";
            case Open open -> "open";
            case End end -> "end";
        };
    }

    /** The types of all of them. */
    List<String> TYPES = List.of(
            "approve",
            "decline",
            "merge",
            "unmerge",
            "edit",
            "put_on_air",
            "put_back",
            "answer",
            "route",
            "undo",
            "open",
            "end");

    static FromDesk read(Command said) {
        String key = said.key();
        return switch (said.type()) {
            case "open" -> new Open(key);
            case "end" -> new End(key);
            default -> onQuestion(said, key, said.takeId("question"));
        };
    }

    private static OnQuestion onQuestion(Command said, String key, UUID question) {
        return switch (said.type()) {
            case "approve" -> new Approve(key, question);
            case "decline" ->
                new Decline(
                        key,
                        question,
                        reason(said.take("reason")),
                        said.takeIfThere("words").orElse(""));
            case "merge" -> new Merge(key, question, said.takeId("into"));
            case "unmerge" -> new Unmerge(key, question);
            case "edit" -> new Edit(key, question, said.take("text"));
            case "put_on_air" -> new PutOnAir(key, question);
            case "put_back" -> new PutBack(key, question);
            case "answer" -> new Answer(key, question);
            case "route" -> new Route(key, question, said.take("place"));
            case "undo" -> new Undo(key, question, number(said.take("act")));
            default -> throw Command.notUnderstood();
        };
    }

    private static Declined.Reason reason(String word) {
        return Declined.Reason.of(word).orElseThrow(Command::notUnderstood);
    }

    private static long number(String digits) {
        if (!digits.matches("\\d{1,18}")) {
            throw Command.notUnderstood();
        }
        return Long.parseLong(digits);
    }
}
