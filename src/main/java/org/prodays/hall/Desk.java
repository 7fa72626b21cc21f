package org.prodays.hall;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;
import org.prodays.ground.Refusal;
import org.prodays.people.Person;
import org.prodays.programme.Programme;
import org.prodays.programme.Session;

/**
 * The door of the room for moderators. A question that another moderator has moved in the meantime is not moved again. After the end the desk
 * may still be tidied; only putting on air needs an open session.
 */
@ApplicationScoped
class Desk {

    private final QuestionStore questions = new QuestionStore();
    private final ActStore acts = new ActStore();
    private final Programme programme;
    private final Acting acting;
    private final Halls halls;

    Desk(Programme programme, Acting acting, Halls halls) {
        this.programme = programme;
        this.acting = acting;
        this.halls = halls;
    }

    /** Does what the moderator asks; a command whose key was used has been done and changes nothing. */
    void act(Person moderator, Session session, FromDesk command) {
        switch (command) {
            case FromDesk.OnQuestion act -> {
                @Nullable Long undoes = act instanceof FromDesk.Undo undo ? undo.act() : null;
                var wish = new Acting.Wish(moderator, session, act.key(), act.kind(), act.question(), undoes);
                acting.act(wish, (handle, question) -> moved(handle, wish, question, act));
            }
            case FromDesk.Open open -> {
                programme.open(session.id());
                acting.note(moderator, session, open);
                halls.changed(session.id());
            }
            case FromDesk.End end -> {
                programme.end(session.id());
                acting.note(moderator, session, end);
                halls.changed(session.id());
            }
        }
    }

    private Standing moved(Handle handle, Acting.Wish wish, Question question, FromDesk.OnQuestion act) {
        Standing now = question.standing();
        return switch (act) {
            case FromDesk.Approve approve -> now.approve();
            case FromDesk.Decline decline -> now.decline(Declined.of(decline.reason(), decline.words()));
            case FromDesk.Merge merge ->
                now.mergeInto(speaker(handle, question, acting.ofSession(handle, wish.session(), merge.into())));
            case FromDesk.Unmerge unmerge -> now.unmerge(beforeMerge(handle, question));
            case FromDesk.Edit edit -> now.edit(QuestionText.of(edit.text(), now.language()));
            case FromDesk.PutOnAir air -> onAir(handle, wish.session(), now);
            case FromDesk.PutBack back -> now.putBack();
            case FromDesk.Answer answer -> now.answer(acting.now());
            case FromDesk.Route route ->
                now.route(
                        Reply.place(route.place(), now.language(), wish.person().id()), acting.now());
            case FromDesk.Undo undo -> undone(handle, question, undo);
        };
    }

    /** The question that is to speak for the one that is merged: no circle may come of it. */
    private Question speaker(Handle handle, Question merged, Question into) {
        Question root = questions.root(handle, into.id());
        if (root.id().equals(merged.id())) {
            throw new Refusal(409, "hall_refusal_merge_itself");
        }
        return root;
    }

    private Standing.State beforeMerge(Handle handle, Question question) {
        return acts.beforeMerge(handle, question.id())
                .map(Standing::state)
                .orElseThrow(() -> new Refusal(409, "hall_refusal_moved"));
    }

    private Standing onAir(Handle handle, Session session, Standing now) {
        Hall.refuseUnlessOpen(session);
        refuseWhenTaken(handle, session.id());
        return now.putOnAir(acting.now());
    }

    private void refuseWhenTaken(Handle handle, UUID session) {
        if (questions.somethingOnAir(handle, session)) {
            throw new Refusal(409, "hall_refusal_on_air_taken");
        }
    }

    /** As it stood before its last act, which must still be the one that the moderator saw. */
    private Standing undone(Handle handle, Question question, FromDesk.Undo undo) {
        if (question.lastAct() == null || question.lastAct().id() != undo.act()) {
            throw new Refusal(409, "hall_refusal_undo");
        }
        Standing former = acts.before(handle, undo.act()).orElseThrow(() -> new Refusal(409, "hall_refusal_undo"));
        if (former.state() == Standing.State.ON_AIR && question.state() != Standing.State.ON_AIR) {
            refuseWhenTaken(handle, question.session());
        }
        if (former.mergedInto() != null) {
            speaker(
                    handle,
                    question,
                    questions.question(handle, former.mergedInto()).orElseThrow());
        }
        return former;
    }
}
