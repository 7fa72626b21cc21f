package org.prodays.hall;

import java.time.Instant;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.prodays.ground.Language;
import org.prodays.ground.Refusal;

/**
 * A question of a session and the moves it may make. {@code votes} counts each person once over the question and all that are merged into
 * it. {@code mergedInto} is the question it was merged into, which may itself be merged; {@code lastAct} is the last thing a moderator did
 * with it.
 */
record Question(
        UUID id,
        UUID session,
        UUID asker,
        String text,
        Language language,
        State state,
        @Nullable UUID mergedInto,
        Instant askedAt,
        @Nullable Instant onAirAt,
        @Nullable Instant answeredAt,
        int votes,
        @Nullable String lastAct) {

    private static final Set<String> UNDOABLE = Set.of("approve", "hide", "merge");

    enum State {
        /** Asked, seen by the moderators and its asker only. */
        INCOMING,
        APPROVED,
        /** Being answered aloud; one per session. */
        ON_AIR,
        ANSWERED,
        /** Taken away by a moderator. */
        HIDDEN,
        /** Another question speaks for it. */
        MERGED;

        /** Whether everybody in the hall sees it. */
        boolean open() {
            return this == APPROVED || this == ON_AIR || this == ANSWERED;
        }

        /** Its name in messages and texts. */
        String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    Question approve() {
        return from(Set.of(State.INCOMING)).to(State.APPROVED);
    }

    Question hide() {
        return from(Set.of(State.INCOMING, State.APPROVED)).to(State.HIDDEN);
    }

    /** Joined to {@code root}, which is not merged itself; an answered one may take up latecomers, a hidden one may not. */
    Question mergeInto(Question root) {
        from(Set.of(State.INCOMING, State.APPROVED));
        if (root.id.equals(id)) {
            throw new Refusal(409, "hall_refusal_merge_itself");
        }
        if (root.state == State.HIDDEN) {
            throw new Refusal(409, "hall_refusal_merge_hidden");
        }
        return with(State.MERGED, root.id, onAirAt, answeredAt);
    }

    Question putOnAir(Instant now) {
        return from(Set.of(State.APPROVED)).with(State.ON_AIR, null, now, null);
    }

    /** Back among the approved: it was not answered after all. */
    Question putBack() {
        return from(Set.of(State.ON_AIR)).with(State.APPROVED, null, null, null);
    }

    Question answer(Instant now) {
        return from(Set.of(State.ON_AIR)).with(State.ANSWERED, null, onAirAt, now);
    }

    boolean undoable() {
        return lastAct != null && UNDOABLE.contains(lastAct);
    }

    /** As it was before the last act, which must be one that can be undone. */
    Question restored(State former, @Nullable UUID formerInto) {
        if (!undoable()) {
            throw new Refusal(409, "hall_refusal_undo");
        }
        return with(former, formerInto, onAirAt, answeredAt);
    }

    private Question from(Set<State> allowed) {
        if (!allowed.contains(state)) {
            throw new Refusal(409, "hall_refusal_moved");
        }
        return this;
    }

    private Question to(State next) {
        return with(next, null, onAirAt, answeredAt);
    }

    private Question with(State next, @Nullable UUID into, @Nullable Instant airedAt, @Nullable Instant done) {
        return new Question(id, session, asker, text, language, next, into, askedAt, airedAt, done, votes, lastAct);
    }
}
