package org.prodays.hall;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Objects;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;
import org.prodays.ground.Database;
import org.prodays.ground.Outbox;
import org.prodays.ground.Refusal;
import org.prodays.people.Person;
import org.prodays.programme.Programme;
import org.prodays.programme.Session;

/**
 * The door of the room for moderators. Acts on one session are done one after the other; a question that another moderator has moved in the
 * meantime is not moved again. After the end the desk may still be tidied; only putting on air needs an open session.
 */
@ApplicationScoped
class Desk {

    private final HallStore store = new HallStore();
    private final Database database;
    private final Programme programme;
    private final Outbox outbox;
    private final Halls halls;
    private final Clock clock;

    Desk(Database database, Programme programme, Outbox outbox, Halls halls, Clock clock) {
        this.database = database;
        this.programme = programme;
        this.outbox = outbox;
        this.halls = halls;
        this.clock = clock;
    }

    /** Does what the moderator asks; a command whose key was used has been done and changes nothing. */
    void act(Person moderator, Session session, FromDesk command) {
        switch (command) {
            case FromDesk.OnQuestion act -> {
                database.change(handle -> act(handle, moderator, session, act));
                halls.changed(session.id(), act.question());
            }
            case FromDesk.Open open -> {
                programme.open(session.id());
                note(moderator, session, open);
                halls.changed(session.id());
            }
            case FromDesk.End end -> {
                programme.end(session.id());
                note(moderator, session, end);
                halls.changed(session.id());
            }
        }
    }

    private void act(Handle handle, Person moderator, Session session, FromDesk.OnQuestion act) {
        store.lock(handle, session.id());
        if (store.acted(handle, moderator.id(), act.key())) {
            return;
        }
        Question before = ofSession(handle, session, act.question());
        Question after = moved(handle, session, before, act);
        store.move(handle, after);
        store.log(
                handle,
                new Act(
                        session.id(),
                        moderator.id(),
                        act.key(),
                        act.kind(),
                        before.id(),
                        before.state(),
                        before.mergedInto(),
                        now()));
        if (act instanceof FromDesk.Answer) {
            outbox.tell(handle, news(after));
        }
    }

    private Question moved(Handle handle, Session session, Question question, FromDesk.OnQuestion act) {
        return switch (act) {
            case FromDesk.Approve approve -> question.approve();
            case FromDesk.Hide hide -> question.hide();
            case FromDesk.Merge merge ->
                question.mergeInto(store.root(handle, ofSession(handle, session, merge.into())));
            case FromDesk.PutOnAir air -> onAir(handle, session, question);
            case FromDesk.PutBack back -> question.putBack();
            case FromDesk.Answer answer -> question.answer(now());
            case FromDesk.Undo undo -> undone(handle, question);
        };
    }

    private Question onAir(Handle handle, Session session, Question question) {
        Hall.refuseUnlessOpen(session);
        if (store.somethingOnAir(handle, session.id())) {
            throw new Refusal(409, "hall_refusal_on_air_taken");
        }
        return question.putOnAir(now());
    }

    private Question undone(Handle handle, Question question) {
        HallStore.@Nullable Former former = store.former(handle, question.id()).orElse(null);
        if (former == null) {
            throw new Refusal(409, "hall_refusal_undo");
        }
        return question.restored(former.state(), former.into());
    }

    private Question ofSession(Handle handle, Session session, UUID id) {
        Question found = store.question(handle, id).orElseThrow(Hall::unknown);
        if (!found.session().equals(session.id())) {
            throw new Refusal(409, "hall_refusal_other_session");
        }
        return found;
    }

    private void note(Person moderator, Session session, FromDesk command) {
        var act = new Act(session.id(), moderator.id(), command.key(), command.kind(), null, null, null, now());
        database.change(handle -> store.log(handle, act));
    }

    private static QuestionAnswered news(Question answered) {
        return new QuestionAnswered(
                answered.id(),
                answered.session(),
                answered.text(),
                answered.language(),
                Objects.requireNonNull(answered.onAirAt()),
                Objects.requireNonNull(answered.answeredAt()),
                answered.votes());
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }
}
