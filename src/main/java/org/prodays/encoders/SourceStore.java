package org.prodays.encoders;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.prodays.stage.Source;

/** The encoders of each session and the hashes of their stream keys. */
final class SourceStore {

    /** What was done to a source. */
    enum Act {
        CREATED,
        ROTATED,
        REVOKED,
        INVITED
    }

    private static final String SOURCE =
            "select id, session, name, key_hash is not null as keyed, keyed_at from stage.source ";

    private static final String SRT = "select id, session, name, number, key_hash from stage.source ";

    /** A source as it is kept; {@code keyed} unless its key was revoked. */
    record Kept(Source source, boolean keyed, Instant keyedAt) {}

    /** By name. */
    List<Kept> of(Handle handle, UUID session) {
        return handle.createQuery(SOURCE + "where session = :session order by name")
                .bind("session", session)
                .map((row, context) -> kept(row))
                .list();
    }

    /** Of those that have a key. */
    List<SrtLine> srt(Handle handle, UUID session) {
        return handle.createQuery(SRT + "where key_hash is not null and session = :session order by number")
                .bind("session", session)
                .map((row, context) -> srt(row))
                .list();
    }

    Optional<SrtLine> srtOf(Handle handle, UUID id) {
        return handle.createQuery(SRT + "where key_hash is not null and id = :id")
                .bind("id", id)
                .map((row, context) -> srt(row))
                .findOne();
    }

    Optional<Kept> locked(Handle handle, UUID id) {
        return handle.createQuery(SOURCE + "where id = :id for update")
                .bind("id", id)
                .map((row, context) -> kept(row))
                .findOne();
    }

    Optional<Source> holder(Handle handle, byte[] hash) {
        return handle.createQuery(SOURCE + "where key_hash = :hash")
                .bind("hash", hash)
                .map((row, context) -> kept(row).source())
                .findOne();
    }

    /** Holds back others who add a source to the session until the transaction's end. */
    void lock(Handle handle, UUID session) {
        handle.createQuery("select 1 from pg_advisory_xact_lock(hashtextextended('source' || :session, 0))")
                .bind("session", session.toString())
                .mapTo(Integer.class)
                .one();
    }

    void add(Handle handle, Source source, byte[] hash, Instant at) {
        handle.createUpdate("""
                        insert into stage.source (id, session, name, key_hash, keyed_at)
                        values (:id, :session, :name, :hash, :at)
                        """)
                .bind("id", source.id())
                .bind("session", source.session())
                .bind("name", source.name())
                .bind("hash", hash)
                .bind("at", at)
                .execute();
    }

    void rotate(Handle handle, UUID id, byte[] hash, Instant at) {
        handle.createUpdate("update stage.source set key_hash = :hash, keyed_at = :at where id = :id")
                .bind("id", id)
                .bind("hash", hash)
                .bind("at", at)
                .execute();
    }

    void revoke(Handle handle, UUID id) {
        handle.createUpdate("update stage.source set key_hash = null where id = :id")
                .bind("id", id)
                .execute();
    }

    void log(Handle handle, UUID source, UUID person, Act act, Instant at) {
        handle.createUpdate("""
                        insert into stage.source_act (source, person, kind, acted_at) values (:source, :person, :kind, :at)
                        """)
                .bind("source", source)
                .bind("person", person)
                .bind("kind", act.name())
                .bind("at", at)
                .execute();
    }

    private static Kept kept(ResultSet row) throws SQLException {
        return new Kept(
                source(row),
                row.getBoolean("keyed"),
                row.getTimestamp("keyed_at").toInstant());
    }

    private static SrtLine srt(ResultSet row) throws SQLException {
        return new SrtLine(source(row), row.getInt("number"), SrtLine.passphrase(row.getBytes("key_hash")));
    }

    private static Source source(ResultSet row) throws SQLException {
        return new Source(row.getObject("id", UUID.class), row.getObject("session", UUID.class), row.getString("name"));
    }
}
