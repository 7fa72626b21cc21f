package org.prodays.answers;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.prodays.ground.Database;
import org.prodays.ground.Refusal;
import org.prodays.people.Person;
import org.prodays.programme.Session;
import org.prodays.search.Search;
import org.prodays.stage.Stage;
import org.prodays.trades.Trade;
import org.prodays.trades.Trades;

/** The door of the room for moderators and rapporteurs: they give each answer its clip, trades, competencies and gist, publish it and withdraw it. */
@ApplicationScoped
class Editing {

    private final AnswersStore store = new AnswersStore();
    private final Database database;
    private final Trades trades;
    private final Stage stage;
    private final Clock clock;
    private final Search search;
    private final FindableAnswers findable;

    Editing(Database database, Trades trades, Stage stage, Clock clock, Search search, FindableAnswers findable) {
        this.database = database;
        this.trades = trades;
        this.stage = stage;
        this.clock = clock;
        this.search = search;
        this.findable = findable;
    }

    /** What an editor wants of an answer as she saw it. */
    record Wish(UUID question, int version, Capture capture, boolean publish) {}

    Answer answer(Session session, UUID question) {
        return database.read(handle -> store.answer(handle, question))
                .filter(answer -> answer.session().equals(session.id()))
                .orElseThrow(() -> new Refusal(404, "answers_refusal_unknown"));
    }

    /** Keeps what the editor has made of the answer; refused when somebody else has changed it since she saw it. */
    void save(Person editor, Session session, Wish wish) {
        Answer answer = answer(session, wish.question());
        refuseUnlessKnown(wish.capture());
        refuseBeyondReplay(session, answer, wish.capture());
        if (wish.publish()) {
            refuseEmpty(session, answer, wish.capture());
        }
        database.change(handle -> {
            if (!store.capture(handle, wish.question(), wish.version(), wish.capture())) {
                throw new Refusal(409, "answers_refusal_changed");
            }
            if (wish.publish()) {
                store.publish(handle, wish.question(), editor.id(), clock.instant());
            }
            search.refresh(handle, findable);
        });
    }

    /** Takes a published answer off the pages; it is a draft again. */
    void withdraw(Session session, UUID question) {
        answer(session, question);
        database.change(handle -> {
            store.withdraw(handle, question);
            search.refresh(handle, findable);
        });
    }

    /** Its trades are there, and its competencies are theirs. */
    private void refuseUnlessKnown(Capture capture) {
        List<Trade> known = trades.of(capture.trades());
        boolean ours = capture.skills().stream()
                .allMatch(skill -> known.stream()
                        .filter(trade -> trade.key().equals(skill.trade()))
                        .flatMap(trade -> trade.competencies().stream())
                        .anyMatch(competency -> competency.key().equals(skill.competency())));
        if (known.size() != capture.trades().size() || !ours) {
            throw new Refusal(422, "answers_refusal_trade");
        }
    }

    private void refuseBeyondReplay(Session session, Answer answer, Capture capture) {
        if (capture.clip() == null) {
            return;
        }
        double length = stage.replay(session.id())
                .filter(replay -> replay.ended() && answer.onAirAt() != null)
                .map(replay -> replay.duration().toMillis() / 1000.0)
                .orElseThrow(() -> new Refusal(409, "answers_refusal_no_replay"));
        if (capture.clip().until() > length + 1) {
            throw new Refusal(422, "answers_refusal_beyond", Map.of("length", (long) length));
        }
    }

    /** What is published can be watched, or read. */
    private void refuseEmpty(Session session, Answer answer, Capture capture) {
        boolean over = session.state() == Session.State.ENDED;
        boolean silent = answer.written() == null && capture.gist() == null;
        if (over && silent && stage.replay(session.id()).isEmpty()) {
            throw new Refusal(422, "answers_refusal_empty");
        }
    }
}
