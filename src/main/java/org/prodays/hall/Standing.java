package org.prodays.hall;

import java.time.Instant;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.prodays.ground.Language;
import org.prodays.ground.Refusal;

/**
 * How a question stands and the moves it may make: what an act changes and an undo brings back. {@code original} is the question as it was
 * asked, null while nobody has edited it; {@code mergedInto} is the question it was merged into, which may itself be merged.
 */
record Standing(
        State state,
        String text,
        Language language,
        @Nullable String original,
        @Nullable UUID mergedInto,
        @Nullable Instant onAirAt,
        @Nullable Instant answeredAt,
        @Nullable Declined declined,
        @Nullable Reply reply) {

    enum State {
        /** Asked, seen by the moderators and its asker only. */
        INCOMING,
        APPROVED,
        /** Being answered aloud; one per session. */
        ON_AIR,
        /** Answered aloud. */
        ANSWERED,
        /** Answered in writing by a professional, after the session. */
        WRITTEN,
        /** Taken up elsewhere, at a named place. */
        ROUTED,
        /** Not taken up, for a reason. */
        DECLINED,
        /** Another question speaks for it. */
        MERGED;

        /** Whether everybody in the hall sees it. */
        boolean open() {
            return this == APPROVED || this == ON_AIR || over();
        }

        /** Whether it has been answered, in whichever way. */
        boolean over() {
            return this == ANSWERED || this == WRITTEN || this == ROUTED;
        }

        /** Its name in messages and texts. */
        String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    static Standing incoming(QuestionText text) {
        return new Standing(State.INCOMING, text.words(), text.language(), null, null, null, null, null, null);
    }

    Standing approve() {
        return from(Set.of(State.INCOMING)).to(State.APPROVED);
    }

    Standing decline(Declined why) {
        var next = from(Set.of(State.INCOMING, State.APPROVED)).to(State.DECLINED);
        return new Standing(next.state, text, language, original, null, null, null, why, null);
    }

    /** Joined to a question that is not merged itself; an answered one may take up latecomers, a declined one may not. */
    Standing mergeInto(Question root) {
        from(Set.of(State.INCOMING, State.APPROVED));
        if (root.state() == State.DECLINED) {
            throw new Refusal(409, "hall_refusal_merge_declined");
        }
        return new Standing(State.MERGED, text, language, original, root.id(), null, null, null, null);
    }

    /** On its own again, as it was before the merge. */
    Standing unmerge(State former) {
        return from(Set.of(State.MERGED)).to(former);
    }

    /** With a moderator's words; the asker's own are kept. */
    Standing edit(QuestionText words) {
        from(Set.of(State.INCOMING, State.APPROVED, State.ON_AIR));
        String first = original == null ? text : original;
        @Nullable String kept = first.equals(words.words()) ? null : first;
        return new Standing(
                state, words.words(), words.language(), kept, mergedInto, onAirAt, answeredAt, declined, reply);
    }

    Standing putOnAir(Instant now) {
        return from(Set.of(State.APPROVED)).over(State.ON_AIR, now, null, null);
    }

    /** Back among the approved: it was not answered after all. */
    Standing putBack() {
        return from(Set.of(State.ON_AIR)).to(State.APPROVED);
    }

    Standing answer(Instant now) {
        return from(Set.of(State.ON_AIR)).over(State.ANSWERED, onAirAt, now, null);
    }

    Standing route(Reply place, Instant now) {
        return from(Set.of(State.APPROVED, State.ON_AIR)).over(State.ROUTED, null, now, place);
    }

    /** Answered in writing, or with another wording of the written answer. */
    Standing write(Reply written, Instant now) {
        return from(Set.of(State.APPROVED, State.WRITTEN))
                .over(State.WRITTEN, null, answeredAt == null ? now : answeredAt, written);
    }

    private Standing from(Set<State> allowed) {
        if (!allowed.contains(state)) {
            throw new Refusal(409, "hall_refusal_moved");
        }
        return this;
    }

    private Standing to(State next) {
        return over(next, null, null, null);
    }

    private Standing over(State next, @Nullable Instant airedAt, @Nullable Instant done, @Nullable Reply said) {
        return new Standing(next, text, language, original, null, airedAt, done, null, said);
    }
}
