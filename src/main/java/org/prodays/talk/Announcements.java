package org.prodays.talk;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import java.util.UUID;
import org.prodays.ground.Database;
import org.prodays.ground.Ids;
import org.prodays.ground.Refusal;
import org.prodays.hall.Heard;

/** The announcement of each session: one at a time, a new one takes the place of the former. */
@ApplicationScoped
class Announcements {

    private final AnnouncementStore store = new AnnouncementStore();
    private final Remembered<UUID, Optional<Announcement>> known;
    private final Acts acts;
    private final Ids ids;

    Announcements(Database database, Acts acts, Ids ids) {
        this.acts = acts;
        this.ids = ids;
        this.known = new Remembered<>(session -> database.read(handle -> store.standing(handle, session)));
    }

    Optional<Announcement> of(UUID session) {
        return known.of(session);
    }

    boolean make(Heard heard, String typed) {
        var made = new Announcement(ids.next(), Wording.of(typed, heard.from().language()));
        UUID session = heard.session().id();
        boolean first = acts.act(heard, made.id(), made.wording().text(), handle -> {
            store.takeDown(handle, session, Optional.empty(), acts.now());
            store.add(handle, session, made, acts.now());
        });
        known.again(session);
        return first;
    }

    /** Takes this one down; refused when another has taken its place. */
    boolean takeDown(Heard heard, UUID id) {
        UUID session = heard.session().id();
        boolean first = acts.act(heard, id, null, handle -> {
            if (store.takeDown(handle, session, Optional.of(id), acts.now()) == 0) {
                throw new Refusal(409, "talk_refusal_moved");
            }
        });
        known.again(session);
        return first;
    }

    /** The undo of taking down. */
    boolean putUp(Heard heard, UUID id) {
        UUID session = heard.session().id();
        boolean first = acts.act(heard, id, null, handle -> {
            store.takeDown(handle, session, Optional.empty(), acts.now());
            if (!store.putUp(handle, session, id)) {
                throw new Refusal(409, "talk_refusal_moved");
            }
        });
        known.again(session);
        return first;
    }
}
