package org.prodays.polls;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Predicate;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;
import org.prodays.ground.Database;
import org.prodays.ground.Ids;
import org.prodays.ground.Refusal;
import org.prodays.ground.Spelling;
import org.prodays.hall.Heard;
import org.prodays.programme.Session;

/** The door of the room: making, opening and answering polls. What a method returns has been committed. */
@ApplicationScoped
class Polls {

    /** How many one session may have, removed ones included. */
    static final int MOST = 100;

    /** A poll and how it was answered. */
    record Answered(Poll poll, Tally tally, List<String> takenOut) {}

    private final PollStore store = new PollStore();
    private final BallotStore ballots = new BallotStore();
    private final Database database;
    private final Ids ids;
    private final Clock clock;

    Polls(Database database, Ids ids, Clock clock) {
        this.database = database;
        this.ids = ids;
        this.clock = clock;
    }

    /** Keeps a poll, prepared. The same key again answers with the one it made before. */
    Poll make(Heard heard, FromDesk.Make typed) {
        var wording = Wording.of(typed, heard.from().language());
        UUID session = heard.session().id();
        return database.write(handle -> {
            store.lock(handle, session);
            Optional<Poll> before = store.madeWith(handle, heard.person().id(), heard.key());
            if (before.isPresent()) {
                return before.get();
            }
            if (store.count(handle, session) >= MOST) {
                throw new Refusal(409, "polls_refusal_many", Map.of("most", MOST));
            }
            var manner = new Poll.Manner(typed.live(), typed.seconds());
            var poll = new Poll(ids.next(), session, wording, manner, new Poll.Times(now(), null, null, false, false));
            store.add(handle, poll, heard.person().id(), heard.key());
            log(handle, heard, new PollStore.Logged(poll.id(), "make", null, now()));
            return poll;
        });
    }

    /** Opens, closes, shows, hides, removes or brings back; false when this key has done it before. */
    boolean move(Heard heard, FromDesk.Move move) {
        return database.write(handle -> {
            store.lock(handle, heard.session().id());
            Poll poll = held(handle, heard.session(), move.poll());
            if (!log(handle, heard, new PollStore.Logged(poll.id(), move.act().type(), null, now()))) {
                return false;
            }
            if (move.act() == FromDesk.Act.OPEN) {
                refuseUnlessOpen(heard.session());
                close(handle, poll.session(), other -> !other.id().equals(poll.id()));
            }
            store.change(handle, poll.id(), Moved.by(move.act(), poll, now()));
            return true;
        });
    }

    /** Takes a word out of a cloud or puts it back; false when this key has done it before. */
    boolean word(Heard heard, FromDesk.Word word) {
        String plain = Spelling.plain(word.word());
        return database.write(handle -> {
            store.lock(handle, heard.session().id());
            Poll poll = held(handle, heard.session(), word.poll());
            var act = new PollStore.Logged(poll.id(), word.act().type(), plain, now());
            if (!log(handle, heard, act)) {
                return false;
            }
            if (word.act() == FromDesk.Act.TAKE_OUT) {
                store.takeOut(handle, poll.id(), plain);
            } else {
                store.putIn(handle, poll.id(), plain);
            }
            return true;
        });
    }

    /** Counts a person's answer in the place of her former one; false when it stands already. */
    boolean answer(Heard heard, Answer answer) {
        return database.write(handle -> {
            Poll poll = held(handle, heard.session(), answer.poll());
            if (!poll.takesAnswers(now(), answer.late())) {
                throw new Refusal(409, poll.over(now()) ? "polls_refusal_closed" : "polls_refusal_not_open");
            }
            var choices = Choices.of(poll.wording(), answer.choices());
            var ballot = new BallotStore.Ballot(poll.id(), heard.person().id(), heard.key(), choices);
            return ballots.cast(handle, ballot, now());
        });
    }

    /** The polls of a session with their answers, oldest first. */
    List<Answered> of(UUID session) {
        return of(session, Map.of());
    }

    /** As above, but for those that are known by their id: their answers are taken from there. */
    List<Answered> of(UUID session, Map<UUID, Answered> known) {
        return database.read(handle -> {
            List<Poll> all = store.all(handle, session);
            List<UUID> unknown = all.stream()
                    .map(Poll::id)
                    .filter(id -> !known.containsKey(id))
                    .toList();
            Map<UUID, Tally> tallies = unknown.isEmpty() ? Map.of() : ballots.tallies(handle, unknown);
            Map<UUID, List<String>> takenOut = unknown.isEmpty() ? Map.of() : ballots.takenOut(handle, unknown);
            return all.stream()
                    .map(poll -> {
                        @Nullable Answered before = known.get(poll.id());
                        return before == null
                                ? new Answered(
                                        poll,
                                        tallies.getOrDefault(poll.id(), Tally.NONE),
                                        takenOut.getOrDefault(poll.id(), List.of()))
                                : new Answered(poll, before.tally(), before.takenOut());
                    })
                    .toList();
        });
    }

    /** Closes what is open when its session has ended; false when nothing was. */
    boolean close(UUID session) {
        return database.write(handle -> {
            store.lock(handle, session);
            return close(handle, session, poll -> true);
        });
    }

    /** What each person answered to the polls of a session, by person and poll. */
    Map<UUID, Map<UUID, List<String>>> answers(UUID session) {
        return database.read(handle -> ballots.ofSession(handle, session));
    }

    /** An answer: to which poll, what, and how late the picture reaches who gives it. */
    record Answer(UUID poll, List<String> choices, Duration late) {}

    private boolean close(Handle handle, UUID session, Predicate<Poll> which) {
        Instant now = now();
        List<Poll> open = store.all(handle, session).stream()
                .filter(poll -> poll.state(now, Duration.ZERO) == Poll.State.OPEN)
                .filter(which)
                .toList();
        open.forEach(poll -> store.change(handle, poll.id(), Moved.by(FromDesk.Act.CLOSE, poll, now)));
        return !open.isEmpty();
    }

    private Poll held(Handle handle, Session session, UUID id) {
        return store.poll(handle, id)
                .filter(poll -> poll.session().equals(session.id()))
                .orElseThrow(() -> new Refusal(404, "polls_refusal_unknown"));
    }

    private boolean log(Handle handle, Heard heard, PollStore.Logged act) {
        return store.log(handle, heard.person().id(), heard.key(), act);
    }

    private static void refuseUnlessOpen(Session session) {
        if (session.state() != Session.State.OPEN) {
            throw new Refusal(409, "polls_refusal_hall_closed");
        }
    }

    /** As fine as PostgreSQL keeps it. */
    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }
}
