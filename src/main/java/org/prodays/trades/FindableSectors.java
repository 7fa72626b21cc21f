package org.prodays.trades;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import org.jdbi.v3.core.Handle;
import org.prodays.search.Findable;
import org.prodays.search.Item;

/** Sectors are found by their names and codes; each leads to its trades. */
@ApplicationScoped
class FindableSectors implements Findable {

    private final TradesStore store;

    FindableSectors(TradesStore store) {
        this.store = store;
    }

    @Override
    public String kind() {
        return "sector";
    }

    @Override
    public List<Item> all(Handle handle) {
        return store.sectors(handle).stream()
                .map(sector -> new Item(
                        sector.code(), "/trades?sector=" + sector.code(), sector.name(), null, List.of(sector.code())))
                .toList();
    }
}
