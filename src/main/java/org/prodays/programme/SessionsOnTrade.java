package org.prodays.programme;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import org.prodays.ground.Language;
import org.prodays.trades.Trade;
import org.prodays.trades.TradePart;

/** The sessions that concern a trade, on its page. */
@ApplicationScoped
class SessionsOnTrade implements TradePart {

    private final Programme programme;
    private final Clock clock;

    SessionsOnTrade(Programme programme, Clock clock) {
        this.programme = programme;
        this.clock = clock;
    }

    /** The section. */
    @CheckedTemplate(basePath = "programme")
    record OnTrade(List<Showing> sessions) implements TemplateInstance {}

    @Override
    public int order() {
        return 10;
    }

    @Override
    public String html(Trade trade, Language language) {
        Instant now = clock.instant();
        return new OnTrade(programme.sessionsOn(trade.key()).stream()
                        .map(session -> new Showing(session, now, null))
                        .toList())
                .setAttribute("language", language)
                .render();
    }
}
