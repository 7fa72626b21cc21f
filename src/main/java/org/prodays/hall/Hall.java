package org.prodays.hall;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Set;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.prodays.ground.Database;
import org.prodays.ground.Ids;
import org.prodays.ground.Language;
import org.prodays.ground.Refusal;
import org.prodays.people.Person;
import org.prodays.programme.Session;

/** The door of the room for those who sit in the hall: asking and voting. What a method returns has been committed. */
@ApplicationScoped
public class Hall {

    /** A vote that counts; {@code already} when it did before. */
    record Counted(UUID question, boolean already) {}

    private final HallStore store = new HallStore();
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
        var text = QuestionText.of(ask.text(), reading);
        Question asked = database.write(handle -> {
            var before = store.askedWith(handle, asker.id(), ask.key());
            return before.isPresent() ? before.get() : fresh(handle, asker, session, ask, text);
        });
        if (!asked.session().equals(session.id())) {
            throw new Refusal(409, "hall_refusal_other_session");
        }
        halls.changed(session.id(), asked.id());
        return asked;
    }

    /** Counts a person's vote for a question of this session, once, for the question that speaks for it. */
    Counted vote(Person voter, Session session, UUID question) {
        refuseUnlessOpen(session);
        Counted counted = database.write(handle -> {
            Question chosen = store.held(handle, question).orElseThrow(Hall::unknown);
            if (!chosen.session().equals(session.id())) {
                throw new Refusal(409, "hall_refusal_other_session");
            }
            Question root = store.root(handle, chosen);
            refuseUnlessVotable(root, chosen, voter);
            boolean already =
                    store.voted(handle, root.id(), voter.id()) || !store.vote(handle, question, voter.id(), now());
            return new Counted(root.id(), already);
        });
        if (!counted.already()) {
            halls.changed(session.id(), question);
        }
        return counted;
    }

    /** The questions of the session for which the person's vote counts. */
    Set<UUID> votedFor(Person person, UUID session) {
        return database.read(handle -> store.votedFor(handle, session, person.id()));
    }

    private Question fresh(Handle handle, Person asker, Session session, FromViewer.Ask ask, QuestionText text) {
        refuseUnlessOpen(session);
        Instant now = now();
        var question = new Question(
                ids.next(),
                session.id(),
                asker.id(),
                text.words(),
                text.language(),
                Question.State.INCOMING,
                null,
                now,
                null,
                null,
                1,
                null);
        if (!store.add(handle, question, ask.key())) {
            return store.askedWith(handle, asker.id(), ask.key()).orElseThrow();
        }
        store.vote(handle, question.id(), asker.id(), now);
        return question;
    }

    private static void refuseUnlessVotable(Question root, Question chosen, Person voter) {
        if (chosen.asker().equals(voter.id())) {
            throw new Refusal(409, "hall_refusal_own");
        }
        switch (root.state()) {
            case APPROVED, ON_AIR -> {}
            case ANSWERED -> throw new Refusal(409, "hall_refusal_answered");
            case INCOMING, HIDDEN, MERGED -> throw unknown();
        }
    }

    static void refuseUnlessOpen(Session session) {
        switch (session.state()) {
            case OPEN -> {}
            case PLANNED -> throw new Refusal(409, "hall_refusal_not_open");
            case ENDED -> throw new Refusal(409, "hall_refusal_ended");
        }
    }

    static Refusal unknown() {
        return new Refusal(404, "hall_refusal_unknown");
    }

    /** As fine as PostgreSQL keeps it. */
    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }
}
