package org.prodays.audience;

import com.fasterxml.jackson.annotation.JsonTypeName;
import org.jspecify.annotations.Nullable;
import org.prodays.ground.Language;
import org.prodays.ground.Refusal;
import org.prodays.ground.Texts;

/** The command of this key was refused, or the whole connection where there is no key; {@code retryAfter} in seconds. */
@JsonTypeName("refused")
public record Refused(
        int v,
        @Nullable String key,
        String reason,
        String message,
        @Nullable Long retryAfter) implements Message {

    static Refused of(@Nullable String key, Refusal refusal, Language language) {
        @Nullable Long retryAfter = refusal.retryAfter().orElse(null);
        return new Refused(Command.VERSION, key, refusal.reason(), Texts.say(language, refusal), retryAfter);
    }
}
