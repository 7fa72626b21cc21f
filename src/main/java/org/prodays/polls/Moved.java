package org.prodays.polls;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.prodays.ground.Refusal;

/** What an act makes of a poll. */
final class Moved {

    private Moved() {}

    static Poll.Times by(FromDesk.Act act, Poll poll, Instant now) {
        Poll.Times times = poll.times();
        Poll.State state = poll.state(now, Duration.ZERO);
        return switch (act) {
            case OPEN -> {
                require(!times.removed() && state != Poll.State.OPEN, "polls_refusal_moved");
                // opened again it goes on where it was, with the answers it has
                yield times(times, now, end(poll, now));
            }
            case CLOSE -> {
                require(state == Poll.State.OPEN, "polls_refusal_moved");
                yield times(times, times.openedAt(), now);
            }
            case SHOW -> {
                require(state != Poll.State.PREPARED, "polls_refusal_moved");
                yield new Poll.Times(times.madeAt(), times.openedAt(), times.closesAt(), true, times.removed());
            }
            case HIDE -> new Poll.Times(times.madeAt(), times.openedAt(), times.closesAt(), false, times.removed());
            case REMOVE -> {
                require(state != Poll.State.OPEN, "polls_refusal_remove_open");
                yield new Poll.Times(times.madeAt(), times.openedAt(), times.closesAt(), times.shown(), true);
            }
            case BRING_BACK -> new Poll.Times(times.madeAt(), times.openedAt(), times.closesAt(), times.shown(), false);
            case TAKE_OUT, PUT_IN -> throw new IllegalArgumentException(act.type());
        };
    }

    private static Poll.Times times(Poll.Times before, @Nullable Instant opened, @Nullable Instant closes) {
        return new Poll.Times(before.madeAt(), opened, closes, before.shown(), before.removed());
    }

    private static @Nullable Instant end(Poll poll, Instant now) {
        Integer seconds = poll.manner().seconds();
        return seconds == null ? null : now.plusSeconds(seconds);
    }

    private static void require(boolean holds, String reason) {
        if (!holds) {
            throw new Refusal(409, reason);
        }
    }
}
