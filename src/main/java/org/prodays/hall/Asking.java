package org.prodays.hall;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.prodays.audience.Credits;
import org.prodays.ground.Language;
import org.prodays.people.Person;
import org.prodays.programme.Session;
import org.prodays.trades.Trade;

/** Asking and voting by the forms of pages, within the same limits as by a socket. */
@ApplicationScoped
class Asking {

    private final Hall hall;
    private final TradeQuestions tradeQuestions;
    private final Prepared prepared;
    private final Parts parts;
    private final Credits credits;

    Asking(Hall hall, TradeQuestions tradeQuestions, Prepared prepared, Parts parts, Credits credits) {
        this.hall = hall;
        this.tradeQuestions = tradeQuestions;
        this.prepared = prepared;
        this.parts = parts;
        this.credits = credits;
    }

    /** The place of a trade's questions now. */
    AskPlace place(Trade trade) {
        return AskPlace.of(trade, tradeQuestions.taking(trade.key()).orElse(null));
    }

    /** The questions that are like what is asked, which its asker has not seen yet. */
    List<PreparedQuestion> near(Person asker, AskPlace place, AskForm form) {
        Session session = place.session();
        return session == null || form.anyway()
                ? List.of()
                : prepared.of(session, hall.like(session.id(), form.words()), asker);
    }

    /** What was asked in the session itself, the most wanted first. */
    List<PreparedQuestion> others(AskPlace place, @Nullable Person reader) {
        return place.trade() != null || place.session() == null ? List.of() : prepared.of(place.session(), reader);
    }

    void ask(Person asker, AskPlace place, FromViewer.Ask ask, Language reading) {
        if (place.session() != null) {
            parts.permit(heard(place.session(), new Heard.From(Side.VIEWERS, asker, reading), ask));
        }
        credits.spend(asker.id(), Commands.TO_ASK);
        if (place.trade() != null) {
            tradeQuestions.ask(asker, place.trade(), ask, reading);
        } else if (place.session() != null) {
            hall.ask(asker, place.session(), ask, reading);
        }
    }

    void vote(Person voter, Session session, FromViewer.Vote vote, Language reading) {
        parts.permit(heard(session, new Heard.From(Side.VIEWERS, voter, reading), vote));
        credits.spend(voter.id(), Commands.TO_VOTE);
        hall.vote(voter, session, vote);
    }

    private static Heard heard(Session session, Heard.From from, FromViewer said) {
        String type = said instanceof FromViewer.Ask ? "ask" : "vote";
        return new Heard(session, from, type, said.key());
    }
}
