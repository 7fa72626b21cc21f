package org.prodays.talk;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A line as moderators see it: also whose it is, whether it is shown, the blocked word it was held for and why it was removed. */
record DeskLine(
        @JsonUnwrapped ShownLine shown,
        UUID person,
        String state,
        @Nullable String word,
        @Nullable String reason) {

    static DeskLine of(ChatLine line, ShownLine shown) {
        return new DeskLine(
                shown,
                line.writer(),
                line.standing().state().name().toLowerCase(Locale.ROOT),
                line.standing().word(),
                line.standing().reason());
    }
}
