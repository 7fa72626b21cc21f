package org.prodays.people;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;
import org.prodays.ground.Changes;
import org.prodays.ground.Database;
import org.prodays.ground.Outbox;

/** The door to where people are from: the regions of the country and the establishments in them. */
@ApplicationScoped
public class Establishments {

    private final Database database;
    private final Outbox outbox;
    private final EstablishmentStore store = new EstablishmentStore();
    private final Clock clock;

    Establishments(Database database, Outbox outbox, Clock clock) {
        this.database = database;
        this.outbox = outbox;
        this.clock = clock;
    }

    /** The one of this key. */
    public Optional<Establishment> establishment(String key) {
        return database.read(handle -> store.establishment(handle, key));
    }

    /** All, by region and key. */
    public List<Establishment> all() {
        return database.read(store::all);
    }

    /** Enters or updates regions by code in the caller's transaction. What is as it was is not written again; what is not named stays. */
    public Changes takeRegions(Handle handle, List<Region> wanted) {
        var known = byKey(store.regions(handle), Region::code);
        return told(handle, taken(wanted, region -> known.get(region.code()), region -> store.write(handle, region)));
    }

    /** As above, of establishments by key, whose regions are there. */
    public Changes take(Handle handle, List<Establishment> wanted) {
        var known = byKey(store.all(handle), Establishment::key);
        return told(handle, taken(wanted, one -> known.get(one.key()), one -> store.write(handle, one)));
    }

    private Changes told(Handle handle, Changes changes) {
        if (!changes.nothing()) {
            outbox.tellOnce(handle, new EstablishmentsChanged(clock.instant()));
        }
        return changes;
    }

    private static <T> Changes taken(List<T> wanted, Function<T, @Nullable T> known, Consumer<T> write) {
        var changes = Changes.NONE;
        for (T one : wanted) {
            @Nullable T before = known.apply(one);
            if (one.equals(before)) {
                changes = changes.oneUnchanged();
            } else {
                write.accept(one);
                changes = before == null ? changes.oneAdded() : changes.oneChanged();
            }
        }
        return changes;
    }

    private static <T> Map<String, T> byKey(List<T> all, Function<T, String> key) {
        return all.stream().collect(Collectors.toMap(key, Function.identity()));
    }
}
