package org.prodays.stage;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.prodays.ground.Refusal;

/** A text message from a studio; {@code docs/protocol/studio.md} defines each. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
@JsonSubTypes({
    @JsonSubTypes.Type(value = FromStudio.Hello.class, name = "hello"),
    @JsonSubTypes.Type(value = FromStudio.Pause.class, name = "pause"),
    @JsonSubTypes.Type(value = FromStudio.Stop.class, name = "stop")
})
sealed interface FromStudio {

    int VERSION = 1;
    int LARGEST_TEXT = 16 * 1024;
    ObjectMapper JSON = JsonMapper.builder()
            .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    /**
     * Wants the stage. {@code studio} names the browser tab and {@code run} one start of its encoders: the same run goes on where it was
     * cut, a new one begins after a discontinuity. {@code from} is the oldest packet that the studio still holds.
     */
    record Hello(int version, String studio, String run, long from, boolean takeOver, List<TrackOffer> tracks)
            implements FromStudio {

        private static final Pattern NAME = Pattern.compile("[A-Za-z0-9_-]{16,64}");

        public Hello {
            if (version == VERSION
                    && !(NAME.matcher(studio).matches() && NAME.matcher(run).matches())) {
                throw new IllegalArgumentException("studio and run are 16 to 64 of A-Z a-z 0-9 _ -");
            }
            if (from < 0 || from > PacketReader.LAST_NUMBER) {
                throw new IllegalArgumentException("from is a packet's number");
            }
            tracks = List.copyOf(tracks);
        }
    }

    /** A track as the encoder configured it; {@code description} is the codec's configuration, absent where the codec needs none. */
    @SuppressWarnings("ArrayRecordComponent") // the bytes are passed on, never compared
    record TrackOffer(
            Kind kind,
            String codec,
            int width,
            int height,
            int sampleRate,
            int channels,
            byte @Nullable [] description) {

        enum Kind {
            video,
            audio
        }
    }

    /** The track at this place in the hello's list sends nothing until its next key frame. */
    record Pause(int track) implements FromStudio {}

    /** Leaves the stage of its own will. */
    record Stop() implements FromStudio {}

    /** Reads a message, or refuses what is none. */
    static FromStudio read(String text) {
        if (text.length() > LARGEST_TEXT) {
            throw new Refusal(413, "stage_refusal_too_large");
        }
        try {
            FromStudio message = JSON.readValue(text, FromStudio.class);
            if (message instanceof Hello hello && hello.version() != VERSION) {
                throw new Refusal(400, "stage_refusal_version");
            }
            return message;
        } catch (JsonProcessingException | NullPointerException e) {
            throw new Refusal(400, "stage_refusal_malformed");
        }
    }
}
