package org.prodays.answers;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.prodays.ground.Language;
import org.prodays.programme.Programme;
import org.prodays.programme.Session;
import org.prodays.programme.SessionPart;
import org.prodays.trades.Competency;
import org.prodays.trades.Trade;
import org.prodays.trades.TradePart;

/** The published answers on the pages of trades and sessions, each with its clip. */
@ApplicationScoped
class AnswerParts implements TradePart, SessionPart {

    private final Answers answers;
    private final Programme programme;
    private final Clips clips;

    AnswerParts(Answers answers, Programme programme, Clips clips) {
        this.answers = answers;
        this.programme = programme;
        this.clips = clips;
    }

    /** The answers that speak of a competency before all others; {@code competency} is null for those that name none. */
    record Group(@Nullable Competency competency, List<ShownAnswer> answers) {}

    /** What a trade's page shows. */
    @CheckedTemplate(basePath = "answers")
    record TradeAnswers(List<Group> groups, String lang) implements TemplateInstance {}

    /** What a session's page shows. */
    @CheckedTemplate(basePath = "answers")
    record SessionAnswers(List<ShownAnswer> answers, String lang) implements TemplateInstance {}

    @Override
    public int order() {
        return 20;
    }

    @Override
    public String html(Trade trade, Language language) {
        var given = shown(answers.of(trade.key())).stream()
                .map(answer -> answer.on(trade))
                .toList();
        return new TradeAnswers(groups(trade, given), language.tag())
                .setAttribute("language", language)
                .render();
    }

    @Override
    public String html(Session session, Language language) {
        var given = shown(answers.of(session.id()));
        return given.isEmpty()
                ? ""
                : new SessionAnswers(given, language.tag())
                        .setAttribute("language", language)
                        .render();
    }

    private static List<Group> groups(Trade trade, List<ShownAnswer> given) {
        var groups = new ArrayList<Group>();
        for (Competency competency : trade.competencies()) {
            var ofIt = given.stream()
                    .filter(answer -> !answer.skills().isEmpty()
                            && answer.skills().getFirst().equals(competency))
                    .toList();
            if (!ofIt.isEmpty()) {
                groups.add(new Group(competency, ofIt));
            }
        }
        var others = given.stream().filter(answer -> answer.skills().isEmpty()).toList();
        if (!others.isEmpty()) {
            groups.add(new Group(null, others));
        }
        return groups;
    }

    private List<ShownAnswer> shown(List<Answer> given) {
        Map<UUID, Optional<Function<Answer, ShownAnswer>>> sessions = new HashMap<>();
        return given.stream()
                .flatMap(answer -> sessions
                        .computeIfAbsent(
                                answer.session(), id -> programme.session(id).map(clips::showing))
                        .map(showing -> showing.apply(answer))
                        .stream())
                .toList();
    }
}
