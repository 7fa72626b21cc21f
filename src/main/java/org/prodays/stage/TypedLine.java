package org.prodays.stage;

import com.fasterxml.jackson.core.JsonProcessingException;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.prodays.ground.Refusal;
import org.prodays.media.CaptionLanguage;
import org.prodays.media.CaptionText;
import org.prodays.media.Cue;

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
            Sent sent = FromStudio.JSON.readValue(body, Sent.class);
            String text = CaptionText.of(sent.text());
            if (!KEY.matcher(sent.key()).matches() || (sent.corrects() == null && text.isEmpty())) {
                throw new Refusal(400, "stage_refusal_captions_malformed");
            }
            if (text.length() > Cue.MOST_CHARACTERS) {
                throw new Refusal(400, "stage_refusal_captions_long");
            }
            return new TypedLine(
                    sent.key(),
                    CaptionLanguage.of(sent.language())
                            .orElseThrow(() -> new Refusal(400, "stage_refusal_captions_malformed")),
                    text,
                    sent.began() == null ? null : Instant.ofEpochMilli(sent.began()),
                    sent.corrects());
        } catch (JsonProcessingException | NullPointerException | DateTimeException e) {
            throw new Refusal(400, "stage_refusal_captions_malformed");
        }
    }
}
