package org.prodays.trades;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.stream.Stream;
import org.jdbi.v3.core.Handle;
import org.prodays.search.Findable;
import org.prodays.search.Item;

/** Trades are found by their names, codes and competencies, and by how digitalisation changes them. */
@ApplicationScoped
class FindableTrades implements Findable {

    private final TradesStore store;

    FindableTrades(TradesStore store) {
        this.store = store;
    }

    @Override
    public String kind() {
        return "trade";
    }

    @Override
    public List<Item> all(Handle handle) {
        return store.trades(handle).stream().map(placed -> item(placed.trade())).toList();
    }

    private static Item item(Trade trade) {
        var words = Stream.concat(
                        Stream.ofNullable(trade.code()),
                        trade.competencies().stream().flatMap(competency -> Item.said(competency.name())))
                .toList();
        var shift = Stream.ofNullable(trade.shift())
                .flatMap(change -> Stream.concat(Item.said(change.before()), Item.said(change.after())));
        return new Item(
                trade.key(),
                "/trades/" + trade.key(),
                trade.name(),
                trade.sector().name(),
                Stream.concat(words.stream(), shift).toList());
    }
}
