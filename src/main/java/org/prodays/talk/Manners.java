package org.prodays.talk;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;
import org.prodays.ground.Database;
import org.prodays.ground.Refusal;
import org.prodays.hall.Heard;
import org.prodays.people.Person;
import org.prodays.people.Role;
import org.prodays.programme.Session;

/** How the chat of each session is held. */
@ApplicationScoped
class Manners {

    private final MannerStore store = new MannerStore();
    private final Remembered<UUID, Manner> known;
    private final Acts acts;

    Manners(Database database, Acts acts) {
        this.acts = acts;
        this.known = new Remembered<>(session -> database.read(handle -> store.of(handle, session)));
    }

    Manner of(UUID session) {
        return known.of(session);
    }

    boolean set(Heard heard, Manner manner) {
        UUID session = heard.session().id();
        boolean first = acts.act(heard, null, manner.written(), handle -> store.set(handle, session, manner));
        known.again(session);
        return first;
    }

    /** Those who keep order are free of the limits that are set for all. */
    static boolean keepsOrder(Person person) {
        return person.role() == Role.MODERATOR || person.role() == Role.ORGANISER;
    }

    static void refuseUnlessOpen(Session session) {
        if (session.state() != Session.State.OPEN) {
            throw new Refusal(409, "talk_refusal_closed");
        }
    }
}
