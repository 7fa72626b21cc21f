package org.prodays.polls;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What a session's hall is asked, with what it looks like and when it is open. */
record Poll(UUID id, UUID session, Wording wording, Manner manner, Times times) {

    /** How late a picture may reach a viewer and her answer still count; who says she is later is taken at this. */
    static final Duration LATEST = Duration.ofSeconds(15);

    /** How long an answer may be on its way. */
    private static final Duration ON_ITS_WAY = Duration.ofSeconds(2);

    /**
     * @param live whether the results are seen while it is open
     * @param seconds how long it is open, null until it is closed by hand
     */
    record Manner(boolean live, @Nullable Integer seconds) {}

    /** @param shown whether a moderator shows the results, though they are not live */
    record Times(
            Instant madeAt,
            @Nullable Instant openedAt,
            @Nullable Instant closesAt,
            boolean shown,
            boolean removed) {}

    /** Where it stands. */
    enum State {
        PREPARED,
        OPEN,
        CLOSED
    }

    /** As someone sees it whose picture comes {@code late}. */
    State state(Instant now, Duration late) {
        if (times.openedAt() == null) {
            return State.PREPARED;
        }
        return lasts(now, late) ? State.OPEN : State.CLOSED;
    }

    /** Whether an answer counts now from someone whose picture comes so late. */
    boolean takesAnswers(Instant now, Duration late) {
        if (times.openedAt() == null || times.removed()) {
            return false;
        }
        Duration allowed = late.compareTo(LATEST) > 0 ? LATEST : late;
        return lasts(now, allowed.plus(ON_ITS_WAY));
    }

    private boolean lasts(Instant now, Duration longer) {
        @Nullable Instant closes = times.closesAt();
        return closes == null || !now.isAfter(closes.plus(longer));
    }

    /** When nobody can answer it any more; empty while it has no end. */
    Optional<Instant> overAt() {
        return Optional.ofNullable(times.closesAt()).map(end -> end.plus(LATEST).plus(ON_ITS_WAY));
    }

    /** Whether nobody can answer it any more. */
    boolean over(Instant now) {
        return times.openedAt() != null && !takesAnswers(now, LATEST);
    }

    /** Whether those in the hall see the results. */
    boolean tells() {
        return times.openedAt() != null && (manner.live() || times.shown());
    }

    /** Whether those in the hall see the poll at all: open, or closed with its results. */
    boolean isVisible(Instant now) {
        return !times.removed() && times.openedAt() != null && (!over(now) || tells());
    }
}
