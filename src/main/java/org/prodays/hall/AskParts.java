package org.prodays.hall;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.prodays.ground.Ids;
import org.prodays.ground.Language;
import org.prodays.people.Person;
import org.prodays.people.Visitor;
import org.prodays.programme.Session;
import org.prodays.programme.SessionPart;
import org.prodays.trades.Trade;
import org.prodays.trades.TradePart;

/** Where one asks before the day: on the page of a planned session, and on that of a trade. Works without a script. */
@ApplicationScoped
class AskParts implements SessionPart, TradePart {

    private final Prepared prepared;
    private final TradeQuestions tradeQuestions;
    private final Visitor visitor;
    private final Ids ids;
    private final Clock clock;

    AskParts(Prepared prepared, TradeQuestions tradeQuestions, Visitor visitor, Ids ids, Clock clock) {
        this.prepared = prepared;
        this.tradeQuestions = tradeQuestions;
        this.visitor = visitor;
        this.ids = ids;
        this.clock = clock;
    }

    /** What a planned session's page shows. */
    @CheckedTemplate(basePath = "hall")
    record SessionAsk(
            Session session,
            AskBox box,
            List<PreparedQuestion> questions,
            List<OwnQuestion> mine,
            boolean signedIn,
            String lang)
            implements TemplateInstance {}

    /** What a trade's page shows; {@code session} takes the next question, null when it is to wait for one. */
    @CheckedTemplate(basePath = "hall")
    record TradeAsk(AskBox box, @Nullable Session session, List<Waiting> waiting, boolean signedIn, String lang)
            implements TemplateInstance {}

    @Override
    public int order() {
        return 15;
    }

    @Override
    public String html(Session session, Language language) {
        if (session.state() != Session.State.PLANNED || Hall.past(session, clock.instant())) {
            return "";
        }
        tradeQuestions.land(session);
        @Nullable Person person = visitor.signedIn();
        var box = new AskBox(
                address(language, "sessions", session.key()), FormKey.fresh(ids), AskForm.EMPTY, session.trades());
        return new SessionAsk(
                        session,
                        box,
                        prepared.of(session, person),
                        person == null ? List.of() : prepared.ownOf(session, person),
                        person != null,
                        language.tag())
                .setAttribute("language", language)
                .render();
    }

    @Override
    public String html(Trade trade, Language language) {
        @Nullable Person person = visitor.signedIn();
        var box = new AskBox(address(language, "trades", trade.key()), FormKey.fresh(ids), AskForm.EMPTY, List.of());
        List<Waiting> waiting = person == null
                ? List.of()
                : tradeQuestions.waitingOf(person).stream()
                        .filter(one -> one.trade().equals(trade.key()))
                        .toList();
        return new TradeAsk(
                        box, tradeQuestions.taking(trade.key()).orElse(null), waiting, person != null, language.tag())
                .setAttribute("language", language)
                .render();
    }

    /** Where the questions of a session or a trade are. */
    static String address(Language language, String kind, String key) {
        return "/" + language.tag() + "/" + kind + "/" + key + "/questions";
    }
}
