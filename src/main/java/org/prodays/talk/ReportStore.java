package org.prodays.talk;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jdbi.v3.core.Handle;

/** The rows of {@code talk.report}. */
final class ReportStore {

    /** False when she has reported it before. */
    boolean add(Handle handle, UUID session, Report report, Instant at) {
        return handle.createUpdate("""
                        insert into talk.report (kind, thing, reporter, session, words, author, reported_at)
                        values (:kind, :thing, :reporter, :session, :words, :author, :at)
                        on conflict (thing, reporter) do nothing
                        """)
                        .bind("kind", report.thing().kind().name())
                        .bind("thing", report.thing().id())
                        .bind("reporter", report.reporters().getFirst())
                        .bind("session", session)
                        .bind("words", report.words())
                        .bind("author", report.author())
                        .bind("at", ChatStore.at(at))
                        .execute()
                == 1;
    }

    /** Those of a session that no moderator has dealt with, the most reported first. */
    List<Report> open(Handle handle, UUID session, int most) {
        return handle.createQuery("""
                        select kind, thing, author, min(words) as words, array_agg(reporter order by reported_at) as reporters
                        from talk.report where session = :session and settled_at is null
                        group by kind, thing, author order by count(*) desc, min(reported_at) limit :most
                        """)
                .bind("session", session)
                .bind("most", most)
                .map((row, context) -> new Report(
                        new Report.Thing(
                                Report.Kind.valueOf(row.getString("kind")), row.getObject("thing", UUID.class)),
                        row.getString("words"),
                        row.getObject("author", UUID.class),
                        List.of((UUID[]) row.getArray("reporters").getArray())))
                .list();
    }

    /** False when none was open. */
    boolean settle(Handle handle, UUID session, UUID thing, Instant at) {
        return handle.createUpdate("""
                        update talk.report set settled_at = :at where session = :session and thing = :thing and settled_at is null
                        """)
                        .bind("session", session)
                        .bind("thing", thing)
                        .bind("at", ChatStore.at(at))
                        .execute()
                > 0;
    }

    /** The undo of settling. */
    boolean reopen(Handle handle, UUID session, UUID thing) {
        return handle.createUpdate("""
                        update talk.report set settled_at = null where session = :session and thing = :thing and settled_at is not null
                        """)
                        .bind("session", session)
                        .bind("thing", thing)
                        .execute()
                > 0;
    }
}
