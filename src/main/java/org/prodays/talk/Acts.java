package org.prodays.talk;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.UUID;
import java.util.function.Consumer;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;
import org.prodays.ground.Database;
import org.prodays.hall.Heard;

/** How moderators act: locked, logged, checked and written in one transaction, so that of two who act at once none is lost. */
@ApplicationScoped
class Acts {

    private final ActStore store = new ActStore();
    private final Database database;
    private final Clock clock;

    Acts(Database database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    /** Does it; false when it has been done before under this key. */
    boolean act(Heard heard, @Nullable UUID thing, @Nullable String words, Consumer<Handle> work) {
        return database.write(handle -> {
            store.lock(handle, heard.session().id());
            if (!store.log(handle, heard, new ActStore.Act(thing, words), now())) {
                return false;
            }
            work.accept(handle);
            return true;
        });
    }

    /** As fine as PostgreSQL keeps it. */
    Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }
}
