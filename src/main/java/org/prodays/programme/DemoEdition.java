package org.prodays.programme;

import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Clock;
import org.jboss.logging.Logger;
import org.jdbi.v3.core.Handle;
import org.prodays.ground.Database;

/** On the first start, when there is no edition, loads the demonstration one and opens its webinar, in one transaction. */
@ApplicationScoped
public class DemoEdition {

    /** The webinar that is on air when the demonstration starts. */
    public static final String ON_AIR = "webinar-04-cybersecurity";

    private static final String FILE = "/demo/edition-3.yml";
    private static final Logger LOG = Logger.getLogger(DemoEdition.class);

    private final Database database;
    private final ProgrammeStore store;
    private final EditionImport editions;
    private final Programme programme;
    private final ProgrammeSettings settings;
    private final Clock clock;

    DemoEdition(
            Database database,
            ProgrammeStore store,
            EditionImport editions,
            Programme programme,
            ProgrammeSettings settings,
            Clock clock) {
        this.database = database;
        this.store = store;
        this.editions = editions;
        this.programme = programme;
        this.settings = settings;
        this.clock = clock;
    }

    void start(@Observes @Priority(1000) StartupEvent started) {
        if (settings.demo() && programme.edition().isEmpty()) {
            load();
        }
    }

    private void load() {
        var file = DemoShift.onAir(bundled(), ON_AIR, clock.instant());
        var known = editions.knownPeople();
        database.change(handle -> {
            // another process may have been first; the import's lock decides
            editions.lock(handle);
            if (store.edition(handle).isEmpty()) {
                editions.load(handle, file, known);
                open(handle);
                LOG.infof("demonstration edition %d loaded", file.edition().number());
            }
        });
    }

    private void open(Handle handle) {
        programme.open(handle, store.session(handle, ON_AIR).orElseThrow().id());
    }

    /** The edition as its file has it, before any shift. */
    static EditionFile bundled() {
        try (var in = DemoEdition.class.getResourceAsStream(FILE)) {
            if (in == null) {
                throw new IllegalStateException("the program lacks " + FILE);
            }
            return EditionReader.read(in.readAllBytes());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
