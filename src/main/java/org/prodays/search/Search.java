package org.prodays.search;

import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;
import org.prodays.ground.Database;
import org.prodays.ground.GroundSettings;

/** The door of the room. What is found is what was there when its room last said that it had changed. */
@ApplicationScoped
public class Search {

    /** Things shown for one query. */
    static final int MOST = 60;

    private final SearchStore store = new SearchStore();
    private final Database database;
    private final GroundSettings ground;
    private final Instance<Findable> kinds;

    Search(Database database, GroundSettings ground, @Any Instance<Findable> kinds) {
        this.database = database;
        this.ground = ground;
        this.kinds = kinds;
    }

    /** At the start all is looked at: a new program may tell words apart otherwise. */
    void start(@Observes @Priority(1_100) StartupEvent event) {
        if (ground.carryNews()) {
            database.change(this::refresh);
        }
    }

    /** Takes in what has changed of all kinds, in the caller's transaction. */
    public void refresh(Handle handle) {
        store.lock(handle);
        kinds.forEach(kind -> refresh(handle, kind));
    }

    /** As above, of one kind. Only what differs is written. */
    public void refresh(Handle handle, Findable kind) {
        store.lock(handle);
        Map<String, SearchStore.Row> gone = store.rows(handle, kind.kind());
        Map<String, SearchStore.Row> wanted = new LinkedHashMap<>();
        for (Item item : kind.all(handle)) {
            var row = SearchStore.Row.of(item);
            if (!row.equals(gone.remove(item.key()))) {
                wanted.put(item.key(), row);
            }
        }
        store.write(handle, kind.kind(), wanted.values());
        store.know(
                handle,
                wanted.values().stream().flatMap(row -> row.words().all()).collect(Collectors.toSet()));
        store.drop(handle, kind.kind(), gone.keySet());
    }

    /** What fits what somebody typed, the best first; nothing when there is no word in it. A slip is thought of when nothing fits without one. */
    List<Found> find(String query) {
        List<Term> terms = Term.of(query);
        if (terms.isEmpty()) {
            return List.of();
        }
        return database.read(handle -> {
            List<Found> found = store.find(handle, all(terms, term -> List.of()), MOST);
            return found.isEmpty() ? store.find(handle, all(terms, term -> store.like(handle, term)), MOST) : found;
        });
    }

    private static String all(List<Term> terms, Function<String, List<String>> alike) {
        return terms.stream().map(term -> term.query(alike)).collect(Collectors.joining(" & "));
    }
}
