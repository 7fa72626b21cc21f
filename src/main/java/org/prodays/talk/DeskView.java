package org.prodays.talk;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.prodays.ground.Localized;

/** What moderators see beside the lines and what everybody sees. */
record DeskView(
        @JsonUnwrapped HallView hall,
        List<Raised> hands,
        List<Quieted> measures,
        List<String> words,
        List<Reported> reports,
        List<Claimed> claims) {

    /** A hand that is {@code up} or {@code called}. */
    record Raised(UUID id, UUID person, Localized name, String state, Instant at) {}

    /** A person who is kept quiet ({@code mute}) or was sent out ({@code ban}). */
    record Quieted(UUID id, UUID person, Localized name, String kind, String reason) {}

    /** {@code kind} is {@code line} or {@code question}; {@code by} are those who reported it. */
    record Reported(UUID id, String kind, String words, UUID person, Localized name, int count, List<Localized> by) {}

    /** The moderator who is at a line, a question or a report. */
    record Claimed(UUID thing, UUID moderator, Localized name) {}
}
