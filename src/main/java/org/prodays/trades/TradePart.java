package org.prodays.trades;

import org.prodays.ground.Language;

/** What a later room shows on the page of a trade: a CDI bean of that room. */
public interface TradePart {

    /** The place on the page, from the top: sessions 10, answers 20. */
    int order();

    /** A whole {@code <section>} with its heading, safe HTML; where it has nothing to show it says what to do next, or is empty. */
    String html(Trade trade, Language language);
}
