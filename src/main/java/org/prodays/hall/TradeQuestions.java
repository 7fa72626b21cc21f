package org.prodays.hall;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.prodays.ground.Database;
import org.prodays.ground.Ids;
import org.prodays.ground.Language;
import org.prodays.people.Person;
import org.prodays.programme.Programme;
import org.prodays.programme.Session;
import org.prodays.trades.Trade;

/**
 * The door of the room for questions on a trade: each goes to the next session on it that takes questions, or waits until there is one.
 */
@ApplicationScoped
class TradeQuestions {

    private final QuestionStore questions = new QuestionStore();
    private final WaitingStore waiting = new WaitingStore();
    private final Box box = new Box();
    private final Database database;
    private final Programme programme;
    private final Hall hall;
    private final Halls halls;
    private final Ids ids;
    private final Clock clock;

    TradeQuestions(Database database, Programme programme, Hall hall, Halls halls, Ids ids, Clock clock) {
        this.database = database;
        this.programme = programme;
        this.hall = hall;
        this.halls = halls;
        this.ids = ids;
        this.clock = clock;
    }

    /** The session that takes the next question on the trade: the one on air, else the next in time. */
    Optional<Session> taking(String trade) {
        return programme.sessionsOn(trade).stream().filter(this::takes).findFirst();
    }

    /** Keeps a question on the trade, in the session that takes it or until there is one. The same key again changes nothing. */
    void ask(Person asker, Trade trade, FromViewer.Ask ask, Language reading) {
        if (database.read(handle -> questions.askedWith(handle, asker.id(), ask.key()))
                .isPresent()) {
            return;
        }
        var about = new FromViewer.Ask(ask.key(), ask.text(), ask.language(), ask.named(), trade.key());
        var session = taking(trade.key());
        if (session.isPresent()) {
            hall.ask(asker, session.get(), about, reading);
            return;
        }
        var text = QuestionText.of(ask.text(), ask.language(), reading);
        var asked = new Asked(asker.id(), clock.instant(), ask.named(), trade.key());
        database.change(handle -> waiting.add(handle, new Waiting(ids.next(), asked, text, ask.key())));
    }

    /** Puts what waits for the trades of a session into its box; to be called whenever one looks at the session. */
    void land(Session session) {
        var trades = session.trades().stream().map(Trade::key).toList();
        if (!takes(session) || !database.read(handle -> waiting.waits(handle, trades))) {
            return;
        }
        List<Waiting> landed = database.write(handle -> {
            var taken = waiting.take(handle, trades);
            taken.forEach(one -> box.put(handle, one.in(session.id()), one.key()));
            return taken;
        });
        landed.forEach(one -> halls.changed(session.id(), one.id()));
    }

    /** What of a person's waits for a session. */
    List<Waiting> waitingOf(Person person) {
        return database.read(handle -> waiting.askedBy(handle, person.id()));
    }

    private boolean takes(Session session) {
        return session.state() != Session.State.ENDED && !Hall.past(session, clock.instant());
    }
}
