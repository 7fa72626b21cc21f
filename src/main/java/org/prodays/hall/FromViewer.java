package org.prodays.hall;

import java.util.UUID;
import org.prodays.audience.Command;

/** What a reader of the hall may say; {@code docs/protocol/hall.md} defines each. {@code key} is the idempotency key. */
sealed interface FromViewer extends FromReader permits FromViewer.Ask, FromViewer.Vote {

    record Ask(String key, String text) implements FromViewer {

        static Ask read(Command said) {
            return new Ask(said.key(), said.take("text"));
        }
    }

    record Vote(String key, UUID question) implements FromViewer {

        static Vote read(Command said) {
            return new Vote(said.key(), said.takeId("question"));
        }
    }
}
