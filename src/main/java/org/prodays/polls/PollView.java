package org.prodays.polls;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * A poll as it is told: to the hall without the counts while they are hidden and without what is right while it is open; to the desk with all.
 * {@code opensAt} and {@code closesAt} are instants of the program; a browser adds how late its picture is.
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record PollView(
        String id,
        String kind,
        String text,
        String language,
        String direction,
        List<String> options,
        String state,
        boolean live,
        boolean shown,
        int people,
        @Nullable Instant closesAt,
        @Nullable Integer seconds,
        @Nullable List<Tally.Count> counts,
        @Nullable List<String> right,
        @Nullable List<String> takenOut,
        @Nullable Boolean removed) {

    static PollView forHall(Polls.Answered answered, Instant now) {
        Poll poll = answered.poll();
        boolean tells = poll.tells();
        return of(
                answered, now, tells, tells && poll.over(now) && poll.wording().kind() == Kind.QUIZ, false);
    }

    static PollView forDesk(Polls.Answered answered, Instant now) {
        return of(answered, now, true, true, true);
    }

    private static PollView of(Polls.Answered answered, Instant now, boolean counts, boolean right, boolean desk) {
        Poll poll = answered.poll();
        Wording wording = poll.wording();
        return new PollView(
                poll.id().toString(),
                wording.kind().word(),
                wording.text(),
                wording.language().tag(),
                wording.language().direction(),
                wording.options(),
                (desk ? poll.state(now, Duration.ZERO) : poll.state(now, Poll.LATEST))
                        .name()
                        .toLowerCase(Locale.ROOT),
                poll.manner().live(),
                poll.times().shown(),
                answered.tally().people(),
                poll.times().closesAt(),
                desk ? poll.manner().seconds() : null,
                counts ? answered.tally().counts() : null,
                right ? wording.right() : null,
                desk ? answered.takenOut() : null,
                desk ? poll.times().removed() : null);
    }
}
