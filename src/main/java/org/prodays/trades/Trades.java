package org.prodays.trades;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.prodays.ground.Database;

/** The door of the room: what there is to learn. */
@ApplicationScoped
public class Trades {

    private final Database database;
    private final TradesStore store;

    @Inject
    Trades(Database database, TradesStore store) {
        this.database = database;
        this.store = store;
    }

    /** All sectors, by code. */
    public List<Sector> sectors() {
        return database.read(store::sectors);
    }

    /** All trades, by sector and then in the order of the edition file. */
    public List<Trade> all() {
        return database.read(store::trades).stream()
                .map(TradesStore.Placed::trade)
                .toList();
    }

    public Optional<Trade> trade(String key) {
        return of(List.of(key)).stream().findFirst();
    }

    /** The trades of these keys, in the order of {@link #all}; unknown keys are left out. */
    public List<Trade> of(Collection<String> keys) {
        return database.read(handle -> store.trades(handle, keys)).stream()
                .map(TradesStore.Placed::trade)
                .toList();
    }
}
