package org.prodays.slides;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Handle;

/** The rows of schema {@code slides}, but for those of {@link UploadStore}. */
final class SlidesStore {

    /** Who changes an order, how and when. */
    record Change(Arrangement.Kind kind, UUID person, Instant at) {}

    /** Makes changes of one session's slides wait for each other until the transaction ends. */
    void lock(Handle handle, UUID session) {
        handle.createQuery("select 1 from pg_advisory_xact_lock(hashtextextended('slides ' || :session, 0))")
                .bind("session", session.toString())
                .mapTo(Integer.class)
                .one();
    }

    void add(Handle handle, UUID upload, int page, Slide slide) {
        var drawn = slide.drawn();
        handle.createUpdate("""
                        insert into slides.slide (id, upload, page, picture, width, height, words)
                        values (:id, :upload, :page, :picture, :width, :height, :words)
                        """)
                .bind("id", slide.id())
                .bind("upload", upload)
                .bind("page", page)
                .bind("picture", drawn.picture())
                .bind("width", drawn.width())
                .bind("height", drawn.height())
                .bind("words", drawn.words())
                .execute();
    }

    /** The order that holds now. */
    Arrangement arrangement(Handle handle, UUID session) {
        return handle.createQuery("""
                        select number, kind from slides.arrangement
                        where session = :session and undone_by is null order by number desc limit 1
                        """)
                .bind("session", session)
                .map((row, context) -> new Arrangement(
                        row.getInt("number"), Arrangement.Kind.valueOf(row.getString("kind")), List.of()))
                .findOne()
                .map(head -> new Arrangement(head.number(), head.kind(), slides(handle, session, head.number())))
                .orElse(Arrangement.NONE);
    }

    private static List<Slide> slides(Handle handle, UUID session, int number) {
        return handle.createQuery("""
                        select s.* from slides.arrangement a, unnest(a.slides) with ordinality as placed (id, place)
                        join slides.slide s using (id)
                        where a.session = :session and a.number = :number order by placed.place
                        """)
                .bind("session", session)
                .bind("number", number)
                .map((row, context) -> slide(row))
                .list();
    }

    /** Keeps a new order as the one that holds. */
    void arrange(Handle handle, UUID session, Change change, List<Slide> slides) {
        handle.createUpdate("""
                        insert into slides.arrangement (session, number, slides, kind, person, made_at)
                        select :session, coalesce(max(number), 0) + 1, :slides, :kind, :person, :at
                        from slides.arrangement where session = :session
                        """)
                .bind("session", session)
                .bindArray("slides", UUID.class, slides.stream().map(Slide::id).toList())
                .bind("kind", change.kind().name())
                .bind("person", change.person())
                .bind("at", change.at().atOffset(ZoneOffset.UTC))
                .execute();
    }

    void undo(Handle handle, UUID session, int number, UUID by) {
        handle.createUpdate(
                        "update slides.arrangement set undone_by = :person where session = :session and number = :number")
                .bind("person", by)
                .bind("session", session)
                .bind("number", number)
                .execute();
    }

    /** What is shown now; empty before anything was. */
    Optional<Turn> current(Handle handle, UUID session) {
        return turns(handle, session, " order by t.id desc limit 1").stream().findFirst();
    }

    /** All that was shown, in order. */
    List<Turn> turns(Handle handle, UUID session) {
        return turns(handle, session, " order by t.id");
    }

    private static List<Turn> turns(Handle handle, UUID session, String which) {
        return handle.createQuery("""
                        select t.number, t.of, t.shown_at, s.* from slides.turn t left join slides.slide s on s.id = t.slide
                        where t.session = :session
                        """ + which)
                .bind("session", session)
                .map((row, context) -> new Turn(
                        row.getObject("id") == null ? null : slide(row),
                        row.getInt("number"),
                        row.getInt("of"),
                        row.getObject("shown_at", OffsetDateTime.class).toInstant()))
                .list();
    }

    void show(Handle handle, UUID session, Turn turn, UUID by) {
        var slide = turn.slide();
        handle.createUpdate("""
                        insert into slides.turn (session, slide, number, of, person, shown_at)
                        values (:session, :slide, :number, :of, :person, :at)
                        """)
                .bind("session", session)
                .bind("slide", slide == null ? null : slide.id())
                .bind("number", turn.number())
                .bind("of", turn.of())
                .bind("person", by)
                .bind("at", turn.shownAt().atOffset(ZoneOffset.UTC))
                .execute();
    }

    boolean offered(Handle handle, UUID session) {
        return handle.createQuery("select exists (select from slides.offer where session = :session)")
                .bind("session", session)
                .mapTo(Boolean.class)
                .one();
    }

    void offer(Handle handle, UUID session, UUID by, Instant at) {
        handle.createUpdate("""
                        insert into slides.offer (session, person, offered_at) values (:session, :person, :at)
                        on conflict (session) do nothing
                        """)
                .bind("session", session)
                .bind("person", by)
                .bind("at", at.atOffset(ZoneOffset.UTC))
                .execute();
    }

    void withdraw(Handle handle, UUID session) {
        handle.createUpdate("delete from slides.offer where session = :session")
                .bind("session", session)
                .execute();
    }

    private static Slide slide(ResultSet row) throws SQLException {
        return new Slide(
                row.getObject("id", UUID.class),
                new DrawnSlide(
                        row.getString("picture"), row.getInt("width"), row.getInt("height"), row.getString("words")));
    }
}
