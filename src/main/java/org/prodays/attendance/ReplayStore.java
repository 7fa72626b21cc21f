package org.prodays.attendance;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.UUID;
import org.jdbi.v3.core.Handle;

/** Which seconds of a replay people have watched. */
final class ReplayStore {

    /** What a report would make of the row: seconds before and after it, and in how many stretches. */
    record Report(int before, int after, int stretches, Instant reportedAt) {}

    /** The effect of a report, with the row locked. */
    Report locked(Handle handle, UUID session, UUID person, WatchedSeconds watched, Instant now) {
        handle.createUpdate("""
                        insert into attendance.replay (session, person, watched, reported_at)
                        values (:session, :person, '{}', :now) on conflict do nothing
                        """)
                .bind("session", session)
                .bind("person", person)
                .bind("now", now.atOffset(ZoneOffset.UTC))
                .execute();
        return handle.createQuery("""
                        select attendance.seconds(watched) as before, attendance.seconds(watched + :told::int4multirange) as after,
                               (select count(*) from unnest(watched + :told::int4multirange)) as stretches, reported_at
                          from attendance.replay where session = :session and person = :person for update
                        """)
                .bind("session", session)
                .bind("person", person)
                .bind("told", watched.multirange())
                .map((row, context) -> new Report(
                        row.getInt("before"),
                        row.getInt("after"),
                        row.getInt("stretches"),
                        row.getObject("reported_at", OffsetDateTime.class).toInstant()))
                .one();
    }

    void add(Handle handle, UUID session, UUID person, WatchedSeconds watched, Instant now) {
        handle.createUpdate("""
                        update attendance.replay set watched = watched + :told::int4multirange, reported_at = :now
                        where session = :session and person = :person
                        """)
                .bind("session", session)
                .bind("person", person)
                .bind("told", watched.multirange())
                .bind("now", now.atOffset(ZoneOffset.UTC))
                .execute();
    }
}
