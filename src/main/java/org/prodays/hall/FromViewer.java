package org.prodays.hall;

import java.util.UUID;

/** What a reader of the hall may say; {@code docs/protocol/hall.md} defines each. {@code key} is the idempotency key. */
sealed interface FromViewer extends FromReader permits FromViewer.Ask, FromViewer.Vote {

    record Ask(String key, String text) implements FromViewer {}

    record Vote(String key, UUID question) implements FromViewer {}

    static FromViewer read(String frame) {
        var said = Command.read(frame);
        FromViewer command = switch (said.take("type")) {
            case "ask" -> new Ask(said.takeKey(), said.take("text"));
            case "vote" -> new Vote(said.takeKey(), said.takeId("question"));
            default -> throw Command.notUnderstood();
        };
        said.end();
        return command;
    }
}
