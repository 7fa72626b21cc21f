package org.prodays.media;

import java.time.Duration;
import java.time.Instant;

/** What is recorded of a broadcast, whether it goes on or has ended. */
@SuppressWarnings({"DoNotCallSuggester", "ObjectToString"}) // until the packager is in
public final class Replay {
    private final Instant begunAt;

    Replay(Instant begunAt) {
        this.begunAt = begunAt;
    }

    /**
     * The second of the replay that was on air at a moment. Pauses between runs take no time in the replay: a moment
     * within one gives the start of the run after it. Moments before the start give 0, after the end the duration.
     */
    public double secondAt(Instant moment) {
        throw new UnsupportedOperationException(begunAt + "" + moment);
    }

    /** The length of what is recorded, in whole segments. */
    public Duration duration() {
        throw new UnsupportedOperationException();
    }

    /** When the first packet came; the time of the call that opened the broadcast while none has come. */
    public Instant begunAt() {
        return begunAt;
    }

    public boolean ended() {
        throw new UnsupportedOperationException();
    }
}
