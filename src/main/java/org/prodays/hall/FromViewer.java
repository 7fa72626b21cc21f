package org.prodays.hall;

import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.prodays.audience.Command;
import org.prodays.ground.Language;

/** What a reader of the hall may say; {@code docs/protocol/hall.md} defines each. {@code key} is the idempotency key. */
sealed interface FromViewer extends FromReader permits FromViewer.Ask, FromViewer.Vote {

    /** {@code language} is the one chosen, null for the one the words tell; {@code trade} the key of the trade it is about, if said. */
    record Ask(
            String key,
            String text,
            @Nullable Language language,
            boolean named,
            @Nullable String trade) implements FromViewer {

        Ask(String key, String text) {
            this(key, text, null, false, null);
        }

        static Ask read(Command said) {
            String text = said.take("text");
            @Nullable
            Language language = given(said, "language")
                    .map(tag -> Language.of(tag).orElseThrow(Command::notUnderstood))
                    .orElse(null);
            boolean named = given(said, "named").filter("true"::equals).isPresent();
            return new Ask(
                    said.key(), text, language, named, given(said, "trade").orElse(null));
        }

        private static Optional<String> given(Command said, String field) {
            return said.takeIfThere(field).filter(value -> !value.isEmpty());
        }
    }

    /** A vote; {@code given} is false when it is taken back. */
    record Vote(String key, UUID question, boolean given) implements FromViewer {

        Vote(String key, UUID question) {
            this(key, question, true);
        }

        static Vote read(Command said) {
            return new Vote(said.key(), said.takeId("question"), said.type().equals("vote"));
        }
    }
}
