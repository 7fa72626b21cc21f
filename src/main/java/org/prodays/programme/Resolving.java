package org.prodays.programme;

import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Clock;
import java.util.List;
import org.jboss.logging.Logger;
import org.prodays.ground.Database;
import org.prodays.ground.GroundSettings;
import org.prodays.ground.Zones;
import org.prodays.people.Person;

/**
 * When the rules of time zones have changed since a session to come was resolved, what its wall time means now. The wall time is what people were
 * promised and stays; what moved in world time is listed for the organiser, as calendars that were taken away show the former instant.
 */
@ApplicationScoped
class Resolving {

    private static final Logger LOG = Logger.getLogger(Resolving.class);

    private final Database database;
    private final MovedStore store = new MovedStore();
    private final GroundSettings ground;
    private final Clock clock;

    Resolving(Database database, GroundSettings ground, Clock clock) {
        this.database = database;
        this.ground = ground;
        this.clock = clock;
    }

    void start(@Observes @Priority(900) StartupEvent event) {
        if (ground.carryNews()) {
            resolve();
        }
    }

    /** Returns how many moved. */
    int resolve() {
        String rules = Zones.version();
        var now = clock.instant();
        int moved = database.write(handle -> {
            int count = 0;
            for (var session : store.resolvedByOthers(handle, rules, now)) {
                var slot = Slot.of(
                        session.slot().from(),
                        session.slot().until(),
                        session.slot().zone());
                if (slot.equals(session.slot())) {
                    store.confirm(handle, session.id(), rules);
                } else {
                    store.move(handle, session, slot, rules, now);
                    count++;
                }
            }
            return count;
        });
        if (moved > 0) {
            LOG.warnf("by the time zones of %s, %d sessions begin at another instant", rules, moved);
        }
        return moved;
    }

    /** What moved and no organiser has seen. */
    List<Moved> unseen() {
        return database.read(store::unseen);
    }

    void seen(Person organiser) {
        database.change(handle -> store.seen(handle, organiser.id(), clock.instant()));
    }
}
