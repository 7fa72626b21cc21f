package org.prodays.answers;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.prodays.ground.Language;
import org.prodays.programme.Programme;
import org.prodays.programme.Session;
import org.prodays.programme.SessionPart;
import org.prodays.stage.Stage;
import org.prodays.trades.Trade;
import org.prodays.trades.TradePart;

/** The answers on the pages of trades and sessions, each with the link that starts the replay where it begins. */
@ApplicationScoped
class AnswerParts implements TradePart, SessionPart {

    private final Answers answers;
    private final Programme programme;
    private final Stage stage;

    AnswerParts(Answers answers, Programme programme, Stage stage) {
        this.answers = answers;
        this.programme = programme;
        this.stage = stage;
    }

    /** What a trade's page shows. */
    @CheckedTemplate(basePath = "answers")
    record TradeAnswers(List<ShownAnswer> answers, String lang) implements TemplateInstance {}

    /** What a session's page shows. */
    @CheckedTemplate(basePath = "answers")
    record SessionAnswers(List<ShownAnswer> answers, String lang) implements TemplateInstance {}

    @Override
    public int order() {
        return 20;
    }

    @Override
    public String html(Trade trade, Language language) {
        return new TradeAnswers(shown(answers.of(trade.key())), language.tag()).render();
    }

    @Override
    public String html(Session session, Language language) {
        var given = shown(answers.of(session.id()));
        return given.isEmpty() ? "" : new SessionAnswers(given, language.tag()).render();
    }

    private List<ShownAnswer> shown(List<Answer> given) {
        Map<UUID, Optional<Session>> sessions = new HashMap<>();
        return given.stream()
                .flatMap(answer -> sessions
                        .computeIfAbsent(answer.session(), programme::session)
                        .map(session -> ShownAnswer.of(answer, session, stage.replay(session.id())))
                        .stream())
                .toList();
    }
}
