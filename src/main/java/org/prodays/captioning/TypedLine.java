package org.prodays.captioning;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.prodays.captions.CaptionLanguage;
import org.prodays.captions.CaptionText;
import org.prodays.captions.Cue;
import org.prodays.ground.Refusal;

/**
 * A line as a captioner's page sends it. {@code key} names it, so that one sent again is not said twice; {@code began} is what the page
 * showed when typing began, absent where it showed nothing; {@code corrects} is the number of the line that it replaces, whose text may
 * then be empty.
 */
record TypedLine(
        String key,
        CaptionLanguage language,
        String text,
        @Nullable Instant began,
        @Nullable Integer corrects) {

    static final ObjectMapper JSON = JsonMapper.builder()
            .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();
    static final int LARGEST = 4 * 1024;

    private static final Pattern KEY = Pattern.compile("[A-Za-z0-9_-]{16,64}");

    /** As JSON has it; {@code began} in milliseconds since 1970. */
    private record Sent(
            String key,
            String language,
            String text,
            @Nullable Long began,
            @Nullable Integer corrects) {}

    static TypedLine read(String body) {
        try {
            Sent sent = JSON.readValue(body, Sent.class);
            String text = CaptionText.of(sent.text());
            if (!KEY.matcher(sent.key()).matches() || (sent.corrects() == null && text.isEmpty())) {
                throw new Refusal(400, "captioning_refusal_malformed");
            }
            if (text.length() > Cue.MOST_CHARACTERS) {
                throw new Refusal(400, "captioning_refusal_long");
            }
            return new TypedLine(
                    sent.key(),
                    CaptionLanguage.of(sent.language())
                            .orElseThrow(() -> new Refusal(400, "captioning_refusal_malformed")),
                    text,
                    sent.began() == null ? null : Instant.ofEpochMilli(sent.began()),
                    sent.corrects());
        } catch (JsonProcessingException | NullPointerException | DateTimeException e) {
            throw new Refusal(400, "captioning_refusal_malformed");
        }
    }
}
