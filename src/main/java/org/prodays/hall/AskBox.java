package org.prodays.hall;

import java.util.List;
import org.prodays.trades.Trade;

/** The box of a page in which a question is written: where it is sent, under which key, what is in it, and which trades may be named. */
record AskBox(String action, String key, AskForm written, List<Trade> trades) {

    public boolean chose(String language) {
        return written.language() != null && written.language().tag().equals(language);
    }

    public boolean about(Trade trade) {
        return trade.key().equals(written.trade());
    }
}
