package org.prodays.slides;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/** The rows of {@code slides.upload}. */
final class UploadStore {

    void add(Handle handle, Upload upload) {
        handle.createUpdate("""
                        insert into slides.upload (id, session, person, file, kind, bytes, place, state, begun_at)
                        values (:id, :session, :person, :file, :kind, :bytes, :place, :state, :begun)
                        """)
                .bind("id", upload.id())
                .bind("session", upload.session())
                .bind("person", upload.person())
                .bind("file", upload.file())
                .bind("kind", upload.kind().name())
                .bind("bytes", upload.bytes())
                .bind("place", upload.place().name())
                .bind("state", upload.state().name())
                .bind("begun", upload.begunAt().atOffset(ZoneOffset.UTC))
                .execute();
    }

    Optional<Upload> upload(Handle handle, UUID id) {
        return handle.createQuery("select * from slides.upload where id = :id")
                .bind("id", id)
                .map((row, context) -> upload(row))
                .findOne();
    }

    /** Those of a session, the newest first. */
    List<Upload> of(Handle handle, UUID session) {
        return handle.createQuery(
                        "select * from slides.upload where session = :session order by begun_at desc, id desc")
                .bind("session", session)
                .map((row, context) -> upload(row))
                .list();
    }

    /**
     * The one to be made next; empty when there is nothing to do. One is made at a time, so one that is under way already was cut off: by the
     * end of the program, or as the database was away.
     */
    Optional<Upload> next(Handle handle) {
        return handle.createQuery("""
                        select * from slides.upload where state in ('MAKING', 'WAITING') order by begun_at, id limit 1
                        """).map((row, context) -> upload(row)).findOne();
    }

    void state(Handle handle, UUID id, Upload.State state, int pages) {
        handle.createUpdate("update slides.upload set state = :state, pages = :pages where id = :id")
                .bind("state", state.name())
                .bind("pages", pages)
                .bind("id", id)
                .execute();
    }

    void fail(Handle handle, UUID id, BadFile why) {
        handle.createUpdate(
                        "update slides.upload set state = 'FAILED', fault = :fault, fault_detail = :detail where id = :id")
                .bind("fault", why.fault().name())
                .bind("detail", why.detail())
                .bind("id", id)
                .execute();
    }

    /** Forgets those that stopped coming before an instant. */
    List<UUID> forgetStopped(Handle handle, Instant before) {
        return handle.createQuery(
                        "delete from slides.upload where state = 'COMING' and begun_at < :before returning id")
                .bind("before", before.atOffset(ZoneOffset.UTC))
                .mapTo(UUID.class)
                .list();
    }

    /** The sessions that have files. */
    List<UUID> sessions(Handle handle) {
        return handle.createQuery("select distinct session from slides.upload")
                .mapTo(UUID.class)
                .list();
    }

    /** Of a session, those that are settled and of which no slide stands in the order that holds and none was ever shown. */
    List<UUID> unused(Handle handle, UUID session) {
        return handle.createQuery("""
                        select u.id from slides.upload u
                        where u.session = :session and u.state in ('READY', 'FAILED') and not exists (
                            select from slides.slide s where s.upload = u.id and (
                                exists (select from slides.turn t where t.slide = s.id)
                                or s.id = any (coalesce((
                                    select a.slides from slides.arrangement a
                                    where a.session = :session and a.undone_by is null
                                    order by a.number desc limit 1), '{}'))))
                        """)
                .bind("session", session)
                .mapTo(UUID.class)
                .list();
    }

    /** Forgets these and their slides; answers what the names of those pictures begin with that no other slide shows. */
    List<String> forget(Handle handle, List<UUID> uploads) {
        var pictures = handle.createQuery("delete from slides.slide where upload = any (:uploads) returning picture")
                .bindArray("uploads", UUID.class, uploads)
                .mapTo(String.class)
                .list();
        handle.createUpdate("delete from slides.upload where id = any (:uploads)")
                .bindArray("uploads", UUID.class, uploads)
                .execute();
        return handle.createQuery("""
                        select distinct gone from unnest(:pictures) gone
                        where not exists (select from slides.slide s where s.picture = gone)
                        """)
                .bindArray("pictures", String.class, pictures)
                .mapTo(String.class)
                .list();
    }

    private static Upload upload(ResultSet row) throws SQLException {
        @Nullable String fault = row.getString("fault");
        return new Upload(
                row.getObject("id", UUID.class),
                row.getObject("session", UUID.class),
                row.getObject("person", UUID.class),
                row.getString("file"),
                UploadKind.valueOf(row.getString("kind")),
                row.getLong("bytes"),
                Upload.Place.valueOf(row.getString("place")),
                Upload.State.valueOf(row.getString("state")),
                row.getInt("pages"),
                fault == null ? null : BadFile.Fault.valueOf(fault),
                Objects.requireNonNullElse(row.getString("fault_detail"), ""),
                row.getObject("begun_at", OffsetDateTime.class).toInstant());
    }
}
