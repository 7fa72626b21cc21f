package org.prodays.hall;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.prodays.ground.Language;
import org.prodays.ground.News;

/** News: a professional answered a question in writing, or worded the answer anew. {@code replyLanguage} is that of {@code reply}. */
public record QuestionWritten(
        UUID question,
        UUID session,
        @Nullable String trade,
        String text,
        Language language,
        String reply,
        Language replyLanguage,
        Instant answeredAt,
        int votes)
        implements News {}
