package org.prodays.trades;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.HashMap;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;
import org.prodays.ground.Changes;
import org.prodays.trades.TradesStore.Placed;

/**
 * Takes over the sectors and trades of an edition file, in the caller's transaction. What is as it was is not written again. What is
 * not in the file stays: the answers of earlier editions lean on it.
 */
@ApplicationScoped
public class TradesImport {

    private final TradesStore store;

    @Inject
    TradesImport(TradesStore store) {
        this.store = store;
    }

    public Changes sectors(Handle handle, List<Sector> wanted) {
        store.lock(handle);
        var known = store.sectors(handle).stream().collect(Collectors.toMap(Sector::code, Function.identity()));
        var changes = Changes.NONE;
        for (var sector : wanted) {
            var before = known.get(sector.code());
            if (!sector.equals(before)) {
                store.write(handle, sector);
            }
            changes = counted(changes, before, sector);
        }
        return changes;
    }

    /** The order of {@code wanted} is the order in which each sector shows its trades. */
    public Changes trades(Handle handle, List<Trade> wanted) {
        var known = store.trades(handle).stream()
                .collect(Collectors.toMap(placed -> placed.trade().key(), Function.identity()));
        var places = new HashMap<String, Integer>();
        var changes = Changes.NONE;
        for (var trade : wanted) {
            var placed = new Placed(places.merge(trade.sector().code(), 1, Integer::sum), trade);
            var before = known.get(trade.key());
            if (!placed.equals(before)) {
                store.releaseCode(handle, trade);
                store.write(handle, placed);
            }
            changes = counted(changes, before, placed);
        }
        return changes;
    }

    private static Changes counted(Changes changes, @Nullable Object before, Object after) {
        return before == null
                ? changes.oneAdded()
                : before.equals(after) ? changes.oneUnchanged() : changes.oneChanged();
    }
}
