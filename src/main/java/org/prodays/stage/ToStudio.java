package org.prodays.stage;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.core.JsonProcessingException;

/** A text message to a studio; {@code docs/protocol/studio.md} defines each. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
@JsonSubTypes({
    @JsonSubTypes.Type(value = ToStudio.Welcome.class, name = "welcome"),
    @JsonSubTypes.Type(value = ToStudio.Ack.class, name = "ack"),
    @JsonSubTypes.Type(value = ToStudio.Corrected.class, name = "corrected"),
    @JsonSubTypes.Type(value = ToStudio.Occupied.class, name = "occupied"),
    @JsonSubTypes.Type(value = ToStudio.TakenOver.class, name = "takenOver"),
    @JsonSubTypes.Type(value = ToStudio.Refused.class, name = "refused"),
    @JsonSubTypes.Type(value = ToStudio.Ended.class, name = "ended")
})
sealed interface ToStudio {

    /** The stage is the studio's; {@code next} is the number of the packet to send first, {@code resumed} whether the run goes on. */
    record Welcome(int version, boolean resumed, long next) implements ToStudio {}

    /** All packets up to and including {@code number} are packaged. */
    record Ack(long number) implements ToStudio {}

    /** Picture and sound had drifted apart by {@code millis} and were put right: viewers see a discontinuity. */
    record Corrected(long millis) implements ToStudio {}

    /** Another studio or an encoder is on air. A hello with {@code takeOver} takes its place. */
    record Occupied() implements ToStudio {}

    /** Another source has taken the stage; this one stops. */
    record TakenOver() implements ToStudio {}

    /**
     * The connection closes after this. {@code text} tells the reason to a person; {@code kept} is the number of the last packet kept, -1
     * for none.
     */
    record Refused(String reason, String text, long kept) implements ToStudio {}

    /** The session has ended, and the broadcast with it. */
    record Ended() implements ToStudio {}

    default String json() {
        try {
            return FromStudio.JSON.writerFor(ToStudio.class).writeValueAsString(this);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }
}
