package org.prodays.ground;

import java.util.Optional;
import org.jdbi.v3.core.Handle;

/** The rows of {@code ground.outbox}. */
final class OutboxStore {

    record Kept(long id, String kind, String body, int tries, boolean due) {}

    void add(Handle handle, String kind, String body) {
        handle.createUpdate("insert into ground.outbox (kind, body) values (:kind, :body::jsonb)")
                .bind("kind", kind)
                .bind("body", body)
                .execute();
    }

    /** The oldest row, locked, if it is due. One that is not due yet, or that another transaction holds, keeps later ones waiting. */
    Optional<Kept> lockNext(Handle handle, int mostTries) {
        return handle.createQuery("""
                        select id, kind, body::text, tries, due_at <= clock_timestamp() as due from ground.outbox
                        where tries < :most
                        order by id limit 1 for update
                        """)
                .bind("most", mostTries)
                .map((row, context) ->
                        new Kept(row.getLong(1), row.getString(2), row.getString(3), row.getInt(4), row.getBoolean(5)))
                .findOne()
                .filter(Kept::due);
    }

    void remove(Handle handle, long id) {
        handle.createUpdate("delete from ground.outbox where id = :id")
                .bind("id", id)
                .execute();
    }

    void failed(Handle handle, long id, String why) {
        handle.createUpdate("""
                        update ground.outbox
                        set tries = tries + 1, due_at = clock_timestamp() + interval '1 second', failure = left(:why, 500)
                        where id = :id
                        """).bind("id", id).bind("why", why).execute();
    }
}
