package org.prodays.stage;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/** The broadcasts: one for each session that was ever on air. */
final class StageStore {

    /** A session's broadcast; {@code studio} tells whether a studio or an encoder held the stage last, {@code endedAt} is null while it may go on. */
    record Kept(String id, boolean studio, @Nullable Instant endedAt) {}

    Optional<Kept> broadcast(Handle handle, UUID session) {
        return handle.createQuery("""
                        select id, studio, ended_at from stage.broadcast where session = :session
                        """)
                .bind("session", session)
                .map((row, context) ->
                        new Kept(row.getString("id"), row.getBoolean("studio"), instant(row.getTimestamp("ended_at"))))
                .findOne();
    }

    /** The session of a broadcast. */
    Optional<UUID> session(Handle handle, String broadcast) {
        return handle.createQuery("select session from stage.broadcast where id = :id")
                .bind("id", broadcast)
                .mapTo(UUID.class)
                .findOne();
    }

    /** The broadcasts that have ended. */
    List<String> ended(Handle handle) {
        return handle.createQuery("select id from stage.broadcast where ended_at is not null")
                .mapTo(String.class)
                .list();
    }

    /** Begins the broadcast under {@code id} unless the session has one. */
    Kept begin(Handle handle, UUID session, String id, Instant at) {
        handle.createUpdate("""
                        insert into stage.broadcast (session, id, begun_at) values (:session, :id, :at)
                        on conflict (session) do nothing
                        """)
                .bind("session", session)
                .bind("id", id)
                .bind("at", at)
                .execute();
        return broadcast(handle, session).orElseThrow();
    }

    /** Notes whether a source that is not the demonstration holds the stage, so that after a crash its return is awaited. */
    void heldByStudio(Handle handle, UUID session, boolean studio) {
        handle.createUpdate("""
                        update stage.broadcast set studio = :studio where session = :session
                        """).bind("session", session).bind("studio", studio).execute();
    }

    void end(Handle handle, UUID session, Instant at) {
        handle.createUpdate("""
                        update stage.broadcast set ended_at = :at where session = :session and ended_at is null
                        """).bind("session", session).bind("at", at).execute();
    }

    private static @Nullable Instant instant(java.sql.@Nullable Timestamp stamp) {
        return stamp == null ? null : stamp.toInstant();
    }
}
