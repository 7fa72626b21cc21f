package org.prodays.talk;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jdbi.v3.core.Handle;

/** The rows of {@code talk.measure}. */
final class MeasureStore {

    /** Those of a session that stand. */
    List<Measure> standing(Handle handle, UUID session) {
        return handle.createQuery(
                        "select * from talk.measure where session = :session and lifted_at is null order by taken_at, id")
                .bind("session", session)
                .map((row, context) -> new Measure(
                        row.getObject("id", UUID.class),
                        row.getObject("person", UUID.class),
                        Measure.Kind.valueOf(row.getString("kind")),
                        row.getString("reason")))
                .list();
    }

    /** False when such a measure of the person stands. */
    boolean add(Handle handle, UUID session, Measure measure, Taken taken) {
        return handle.createUpdate("""
                        insert into talk.measure (id, session, person, kind, reason, moderator, taken_at)
                        values (:id, :session, :person, :kind, :reason, :moderator, :at)
                        on conflict (session, person, kind) where lifted_at is null do nothing
                        """)
                        .bind("id", measure.id())
                        .bind("session", session)
                        .bind("person", measure.person())
                        .bind("kind", measure.kind().name())
                        .bind("reason", measure.reason())
                        .bind("moderator", taken.moderator())
                        .bind("at", ChatStore.at(taken.at()))
                        .execute()
                == 1;
    }

    /** Who took a measure, and when. */
    record Taken(UUID moderator, Instant at) {}

    /** False when it does not stand in this session. */
    boolean lift(Handle handle, UUID session, UUID id, Instant at) {
        return handle.createUpdate("""
                        update talk.measure set lifted_at = :at where id = :id and session = :session and lifted_at is null
                        """)
                        .bind("id", id)
                        .bind("session", session)
                        .bind("at", ChatStore.at(at))
                        .execute()
                == 1;
    }
}
