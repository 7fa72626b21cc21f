package org.prodays.hall;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;
import org.prodays.ground.Database;
import org.prodays.ground.Refusal;
import org.prodays.people.Person;
import org.prodays.programme.Session;

/** How every act on a question is done: locked, checked, written and logged in one transaction, then told. */
@ApplicationScoped
class Acting {

    /** An act as its log has it; {@code undoes} is the number of the act that an undo takes back. */
    record Wish(
            Person person,
            Session session,
            String key,
            String kind,
            UUID question,
            @Nullable Long undoes) {}

    /** Where an act leads: refuses what cannot be done with the question as it stands. */
    interface Move {
        Standing from(Handle handle, Question question);
    }

    private final QuestionStore questions = new QuestionStore();
    private final ActStore acts = new ActStore();
    private final LikenessStore likeness = new LikenessStore();
    private final Database database;
    private final AnswerNews news;
    private final Halls halls;
    private final Clock clock;

    Acting(Database database, AnswerNews news, Halls halls, Clock clock) {
        this.database = database;
        this.news = news;
        this.halls = halls;
        this.clock = clock;
    }

    /** Acts on one session's questions are done one after the other; one whose key was used has been done and changes nothing. */
    void act(Wish wish, Move move) {
        database.change(handle -> act(handle, wish, move));
        halls.changed(wish.session().id(), wish.question());
    }

    private void act(Handle handle, Wish wish, Move move) {
        acts.lock(handle, wish.session().id());
        if (acts.acted(handle, wish.person().id(), wish.key())) {
            return;
        }
        Question before = ofSession(handle, wish.session(), wish.question());
        Standing after = move.from(handle, before);
        acts.log(handle, noted(wish));
        questions.move(handle, before.id(), after);
        if (!after.text().equals(before.text())) {
            likeness.note(handle, before.id());
        }
        news.tell(handle, before, after);
    }

    Question ofSession(Handle handle, Session session, UUID id) {
        Question found = questions.question(handle, id).orElseThrow(Hall::unknown);
        if (!found.session().equals(session.id())) {
            throw new Refusal(409, "hall_refusal_other_session");
        }
        return found;
    }

    /** Notes what was done with the session itself. */
    void note(Person person, Session session, FromDesk command) {
        var act = new Act(session.id(), person.id(), command.key(), command.kind(), null, null, now());
        database.change(handle -> acts.log(handle, act));
    }

    Instant now() {
        return clock.instant();
    }

    private Act noted(Wish wish) {
        UUID session = wish.session().id();
        return new Act(session, wish.person().id(), wish.key(), wish.kind(), wish.question(), wish.undoes(), now());
    }
}
