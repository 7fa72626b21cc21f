package org.prodays.programme;

import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;
import org.prodays.ground.Changes;
import org.prodays.ground.Database;
import org.prodays.ground.Ids;
import org.prodays.people.Establishments;
import org.prodays.people.Newcomer;
import org.prodays.people.People;
import org.prodays.people.Person;
import org.prodays.programme.ProgrammeStore.Kept;
import org.prodays.search.Search;
import org.prodays.trades.TradesImport;

/**
 * Loads an edition file ({@code docs/edition-file.md}), all or nothing. Things are matched by key and written only where they differ,
 * so the same file twice changes nothing. A session keeps its id and its state; one that is no longer in the file is removed, unless it
 * has been opened, which is a fault. Regions, establishments, sectors, trades and people that are no longer in the file stay: answers lean
 * on them.
 */
@ApplicationScoped
public class EditionImport {

    private final Database database;
    private final ProgrammeStore programme;
    private final EditionStore store;
    private final TradesImport trades;
    private final Establishments establishments;
    private final People people;
    private final Search search;
    private final Ids ids;

    EditionImport(
            Database database,
            ProgrammeStore programme,
            EditionStore store,
            TradesImport trades,
            Establishments establishments,
            People people,
            Search search,
            Ids ids) {
        this.database = database;
        this.programme = programme;
        this.store = store;
        this.trades = trades;
        this.establishments = establishments;
        this.people = people;
        this.search = search;
        this.ids = ids;
    }

    /**
     * Loads the file at {@code path}.
     *
     * @throws EditionFaults with all that is wrong; nothing has been changed then
     * @throws IOException when the file cannot be read
     */
    public ImportResult load(Path path) throws IOException {
        try (var in = Files.newInputStream(path)) {
            var file = EditionReader.read(in.readNBytes(FileSyntax.LARGEST + 1));
            return load(file);
        }
    }

    /** As {@link #load(Path)}, of the file's text. */
    public ImportResult load(String text) {
        return load(EditionReader.read(text));
    }

    private ImportResult load(EditionFile file) {
        var known = knownPeople();
        return database.write(handle -> load(handle, file, known));
    }

    /** The keys of those who are enrolled already, which {@link #load(Handle, EditionFile, Set)} counts by. */
    Set<String> knownPeople() {
        return people.all().stream().map(Person::key).collect(Collectors.toSet());
    }

    /** Keeps other imports waiting until the transaction is over. */
    void lock(Handle handle) {
        store.lock(handle);
    }

    /** Loads in the caller's transaction. */
    ImportResult load(Handle handle, EditionFile file, Set<String> knownPeople) {
        store.lock(handle);
        var result = new ImportResult(
                file.edition().number(),
                edition(handle, file),
                establishments.takeRegions(handle, file.regions()),
                establishments.take(handle, file.establishments()),
                trades.sectors(handle, file.sectors()),
                trades.trades(handle, file.trades()),
                people(handle, file.people(), knownPeople),
                sessions(handle, file));
        search.refresh(handle);
        return result;
    }

    private Changes edition(Handle handle, EditionFile file) {
        var before = programme.edition(handle, file.edition().number());
        // what an organiser set stays when the file does not say
        var wanted = file.presentPercent() != null || before.isEmpty()
                ? file.edition()
                : file.edition().presentFrom(before.get().presentPercent());
        if (before.filter(wanted::equals).isPresent()) {
            return Changes.NONE.oneUnchanged();
        }
        store.write(handle, wanted);
        return before.isPresent() ? Changes.NONE.oneChanged() : Changes.NONE.oneAdded();
    }

    private Changes people(Handle handle, List<Newcomer> wanted, Set<String> knownPeople) {
        var known = new HashSet<>(knownPeople);
        var changes = Changes.NONE;
        for (var person : wanted) {
            boolean touched = people.enrol(handle, person);
            boolean added = known.add(person.key());
            changes = !touched ? changes.oneUnchanged() : added ? changes.oneAdded() : changes.oneChanged();
        }
        return changes;
    }

    private Changes sessions(Handle handle, EditionFile file) {
        var gone = programme.sessions(handle, file.edition().number()).stream()
                .collect(Collectors.toMap(kept -> kept.plan().key(), Function.identity()));
        var changes = Changes.NONE;
        for (var session : file.sessions()) {
            var before = gone.remove(session.key());
            if (before != null && before.plan().equals(session)) {
                changes = changes.oneUnchanged();
            } else {
                var id = before == null ? ids.next() : before.id();
                store.write(handle, file.edition().number(), id, session);
                changes = before == null ? changes.oneAdded() : changes.oneChanged();
            }
        }
        return removed(handle, file, gone, changes);
    }

    private Changes removed(Handle handle, EditionFile file, Map<String, Kept> gone, Changes changes) {
        var faults = new Faults();
        var counted = changes;
        for (var session : gone.values()) {
            programme.lock(handle, session.id());
            boolean opened =
                    programme.session(handle, session.id()).map(Kept::openedAt).isPresent();
            if (opened) {
                var key = session.plan().key();
                faults.tell(file.sessionsAt(), "programme_fault_opened_session_missing", Map.of("session", key));
            } else {
                store.remove(handle, session.id());
                counted = counted.oneRemoved();
            }
        }
        faults.orThrow();
        return counted;
    }
}
