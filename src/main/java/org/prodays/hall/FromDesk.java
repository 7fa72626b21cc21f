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

    record Hide(String key, UUID question) implements OnQuestion {}

    record Merge(String key, UUID question, UUID into) implements OnQuestion {}

    record PutOnAir(String key, UUID question) implements OnQuestion {}

    record PutBack(String key, UUID question) implements OnQuestion {}

    record Answer(String key, UUID question) implements OnQuestion {}

    record Undo(String key, UUID question) implements OnQuestion {}

    record Open(String key) implements FromDesk {}

    record End(String key) implements FromDesk {}

    /** The act's name in messages and in the log. */
    default String kind() {
        return switch (this) {
            case Approve approve -> "approve";
            case Hide hide -> "hide";
            case Merge merge -> "merge";
            case PutOnAir air -> "put_on_air";
            case PutBack back -> "put_back";
            case Answer answer -> "answer";
            case Undo undo -> "undo";
            case Open open -> "open";
            case End end -> "end";
        };
    }

    /** The types of all of them. */
    List<String> TYPES = List.of("approve", "hide", "merge", "put_on_air", "put_back", "answer", "undo", "open", "end");

    static FromDesk read(Command said) {
        String key = said.key();
        return switch (said.type()) {
            case "approve" -> new Approve(key, said.takeId("question"));
            case "hide" -> new Hide(key, said.takeId("question"));
            case "merge" -> new Merge(key, said.takeId("question"), said.takeId("into"));
            case "put_on_air" -> new PutOnAir(key, said.takeId("question"));
            case "put_back" -> new PutBack(key, said.takeId("question"));
            case "answer" -> new Answer(key, said.takeId("question"));
            case "undo" -> new Undo(key, said.takeId("question"));
            case "open" -> new Open(key);
            case "end" -> new End(key);
            default -> throw Command.notUnderstood();
        };
    }
}
