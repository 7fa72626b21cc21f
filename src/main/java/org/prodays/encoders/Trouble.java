package org.prodays.encoders;

import java.time.Instant;
import java.util.Optional;
import org.prodays.formats.BadStream;
import org.prodays.ground.Language;
import org.prodays.ground.Refusal;
import org.prodays.ground.Texts;

/** The last thing that went wrong with a source: a {@link BadStream} or a {@link Refusal}. */
record Trouble(Instant at, Exception why) {

    /** For a person. */
    String words(Language language) {
        return switch (why) {
            case BadStream bad -> Texts.say(language, "encoders_bad_stream", bad.reason());
            case Refusal refusal -> Texts.say(language, refusal);
            default -> Texts.say(language, "ground_refusal_our_fault");
        };
    }

    /** Where in the stream, when it was the stream. */
    Optional<BadStream> stream() {
        return why instanceof BadStream bad ? Optional.of(bad) : Optional.empty();
    }
}
