package org.prodays.intake;

import java.io.IOException;
import java.util.Locale;

/** A source was refused: what it sent is not what this room takes. */
final class BadSource extends IOException {
    private static final long serialVersionUID = 1;

    /** Why. {@link #words} is what its encoder shows and the log keeps. */
    enum Reason {
        /** It does not speak RTMP 1.0, or breaks its rules. */
        NOT_RTMP,
        /** More streams, longer messages or more of them than any encoder sends. */
        TOO_MUCH,
        /** The stream key is nobody's. */
        WRONG_KEY,
        /** Sound or pictures before it was let in. */
        MEDIA_TOO_EARLY,
        /** Pictures that are not H.264. */
        PICTURES_NOT_H264,
        /** Sound that is not AAC. */
        SOUND_NOT_AAC,
        /** What ffmpeg made of it was refused, or ffmpeg could not read it. */
        UNREADABLE;

        /** The name as words, such as {@code wrong key}. */
        String words() {
            return name().toLowerCase(Locale.ROOT).replace('_', ' ');
        }
    }

    private final Reason reason;
    private final String details;

    BadSource(Reason reason) {
        this(reason, "");
    }

    BadSource(Reason reason, String details) {
        super(told(reason, details));
        this.reason = reason;
        this.details = details;
    }

    Reason reason() {
        return reason;
    }

    /** What it was, in English. */
    String words() {
        return told(reason, details);
    }

    private static String told(Reason reason, String details) {
        return details.isEmpty() ? reason.words() : reason.words() + ": " + details;
    }
}
