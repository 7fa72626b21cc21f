package org.prodays.slides;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import org.prodays.ground.Database;
import org.prodays.people.Person;
import org.prodays.programme.Session;

/** Whether everybody may take away the files themselves; nobody may unless one of those who bring them says so. */
@ApplicationScoped
class Offers {

    private final SlidesStore store = new SlidesStore();
    private final Database database;
    private final Clock clock;

    Offers(Database database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    boolean of(Session session) {
        return database.read(handle -> store.offered(handle, session.id()));
    }

    void offer(Session session, Person by) {
        database.change(handle -> store.offer(handle, session.id(), by.id(), clock.instant()));
    }

    void withdraw(Session session) {
        database.change(handle -> store.withdraw(handle, session.id()));
    }
}
