package org.prodays.talk;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Handle;

/** The rows of {@code talk.hand}. */
final class HandStore {

    /** Those that are up or called, in the order in which they were raised. */
    List<Hand> standing(Handle handle, UUID session) {
        return handle.createQuery("""
                        select * from talk.hand where session = :session and state in ('UP', 'CALLED') order by raised_at, id
                        """)
                .bind("session", session)
                .map((row, context) -> hand(row))
                .list();
    }

    Optional<Hand> hand(Handle handle, UUID session, UUID id) {
        return handle.createQuery("select * from talk.hand where id = :id and session = :session")
                .bind("id", id)
                .bind("session", session)
                .map((row, context) -> hand(row))
                .findOne();
    }

    boolean raisedWith(Handle handle, UUID person, String key) {
        return handle.createQuery("select exists (select from talk.hand where person = :person and key = :key)")
                .bind("person", person)
                .bind("key", key)
                .mapTo(Boolean.class)
                .one();
    }

    /** False when her hand is up. */
    boolean raise(Handle handle, UUID session, Hand hand, String key) {
        return handle.createUpdate("""
                        insert into talk.hand (id, session, person, key, state, raised_at)
                        values (:id, :session, :person, :key, 'UP', :at)
                        on conflict do nothing
                        """)
                        .bind("id", hand.id())
                        .bind("session", session)
                        .bind("person", hand.person())
                        .bind("key", key)
                        .bind("at", ChatStore.at(hand.at()))
                        .execute()
                == 1;
    }

    void move(Handle handle, UUID id, Hand.State state) {
        handle.createUpdate("update talk.hand set state = :state where id = :id")
                .bind("id", id)
                .bind("state", state.name())
                .execute();
    }

    private static Hand hand(ResultSet row) throws SQLException {
        return new Hand(
                row.getObject("id", UUID.class),
                row.getObject("person", UUID.class),
                Hand.State.valueOf(row.getString("state")),
                row.getObject("raised_at", OffsetDateTime.class).toInstant());
    }
}
