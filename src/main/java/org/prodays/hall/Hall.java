package org.prodays.hall;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.prodays.ground.Database;
import org.prodays.ground.Ids;
import org.prodays.ground.Language;
import org.prodays.ground.Refusal;
import org.prodays.people.Person;
import org.prodays.programme.Session;

/**
 * The door of the room for those who ask and vote, from the day on which the session is in the programme to its end. What a method returns
 * has been committed.
 */
@ApplicationScoped
public class Hall {

    /** What became of a vote: {@code already} when nothing changed by it. */
    record Counted(UUID question, boolean already) {}

    private final QuestionStore questions = new QuestionStore();
    private final VoteStore votes = new VoteStore();
    private final LikenessStore likeness = new LikenessStore();
    private final Box box = new Box();
    private final Database database;
    private final Halls halls;
    private final Ids ids;
    private final Clock clock;

    Hall(Database database, Halls halls, Ids ids, Clock clock) {
        this.database = database;
        this.halls = halls;
        this.ids = ids;
        this.clock = clock;
    }

    /** Keeps a question, with its asker's own vote. The same key again answers with the question it made before. */
    Question ask(Person asker, Session session, FromViewer.Ask ask, Language reading) {
        Question asked = database.write(handle -> {
            var before = questions.askedWith(handle, asker.id(), ask.key());
            return before.isPresent() ? before.get() : fresh(handle, asker, session, new Wording(ask, reading));
        });
        if (!asked.session().equals(session.id())) {
            throw new Refusal(409, "hall_refusal_other_session");
        }
        halls.changed(session.id(), asked.id());
        return asked;
    }

    /** Counts a person's vote for a question of this session, once, for the question that speaks for it; or takes it back. */
    Counted vote(Person voter, Session session, FromViewer.Vote vote) {
        refuseUnlessTaking(session);
        Counted counted = database.write(handle -> counted(handle, voter, session, vote));
        if (!counted.already()) {
            halls.changed(session.id(), vote.question());
        }
        return counted;
    }

    /** The questions of the session for which the person's vote counts. */
    Set<UUID> votedFor(Person person, UUID session) {
        return database.read(handle -> votes.votedFor(handle, session, person.id()));
    }

    /** The questions of the session that everybody sees and that are like some words, the most alike first. */
    List<UUID> like(UUID session, String words) {
        String plain = QuestionText.of(words, Language.FR).plain();
        return database.read(handle -> likeness.shownLike(handle, session, plain));
    }

    /** What is asked, and the language of the page on which it is. */
    private record Wording(FromViewer.Ask ask, Language reading) {

        QuestionText text() {
            return QuestionText.of(ask.text(), ask.language(), reading);
        }
    }

    private Question fresh(Handle handle, Person asker, Session session, Wording wording) {
        FromViewer.Ask ask = wording.ask();
        QuestionText text = wording.text();
        refuseUnlessTaking(session);
        refuseUnlessTreated(session, ask);
        var asked = new Asked(asker.id(), clock.instant(), ask.named(), ask.trade());
        var question = new Question(ids.next(), session.id(), asked, Standing.incoming(text), 1, List.of(), null);
        return box.put(handle, question, ask.key());
    }

    private Counted counted(Handle handle, Person voter, Session session, FromViewer.Vote vote) {
        Question chosen = questions.held(handle, vote.question()).orElseThrow(Hall::unknown);
        if (!chosen.session().equals(session.id())) {
            throw new Refusal(409, "hall_refusal_other_session");
        }
        Question root = questions.root(handle, chosen.id());
        refuseUnlessVotable(root, chosen, voter);
        if (!vote.given()) {
            return new Counted(root.id(), !votes.remove(handle, root.id(), voter.id()));
        }
        boolean already = votes.voted(handle, root.id(), voter.id())
                || !votes.add(handle, chosen.id(), voter.id(), clock.instant());
        return new Counted(root.id(), already);
    }

    private static void refuseUnlessVotable(Question root, Question chosen, Person voter) {
        if (chosen.asker().equals(voter.id())) {
            throw new Refusal(409, "hall_refusal_own");
        }
        switch (root.state()) {
            case APPROVED, ON_AIR -> {}
            case ANSWERED, WRITTEN, ROUTED -> throw new Refusal(409, "hall_refusal_answered");
            case INCOMING, DECLINED, MERGED -> throw unknown();
        }
    }

    /** A question may say about which trade of the session it is. */
    private static void refuseUnlessTreated(Session session, FromViewer.Ask ask) {
        if (ask.trade() != null
                && session.trades().stream().noneMatch(trade -> trade.key().equals(ask.trade()))) {
            throw new Refusal(422, "hall_refusal_trade");
        }
    }

    /** Questions and votes are taken before and during the session. */
    void refuseUnlessTaking(Session session) {
        switch (session.state()) {
            case OPEN -> {}
            case PLANNED -> {
                if (past(session, clock.instant())) {
                    throw new Refusal(409, "hall_refusal_past");
                }
            }
            case ENDED -> throw new Refusal(409, "hall_refusal_ended");
        }
    }

    static void refuseUnlessOpen(Session session) {
        switch (session.state()) {
            case OPEN -> {}
            case PLANNED -> throw new Refusal(409, "hall_refusal_not_open");
            case ENDED -> throw new Refusal(409, "hall_refusal_ended");
        }
    }

    /** Whether its time has passed without it having been opened. */
    static boolean past(Session session, Instant now) {
        return session.state() == Session.State.PLANNED
                && !session.slot().endsAt().isAfter(now);
    }

    static Refusal unknown() {
        return new Refusal(404, "hall_refusal_unknown");
    }
}
