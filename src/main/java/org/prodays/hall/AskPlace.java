package org.prodays.hall;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.prodays.ground.Localized;
import org.prodays.programme.Session;
import org.prodays.trades.Trade;

/**
 * Where a question is asked by a form: a session, or a trade, whose next session takes it if there is one. {@code path} is that of its page,
 * without the language.
 */
record AskPlace(
        Localized title,
        String path,
        @Nullable Session session,
        @Nullable Trade trade) {

    static AskPlace of(Session session) {
        return new AskPlace(session.title(), "/sessions/" + session.key(), session, null);
    }

    static AskPlace of(Trade trade, @Nullable Session taking) {
        return new AskPlace(trade.name(), "/trades/" + trade.key(), taking, trade);
    }

    /** The trades that a question may name here. */
    List<Trade> choice() {
        return trade != null || session == null ? List.of() : session.trades();
    }
}
