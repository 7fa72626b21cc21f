package org.prodays.programme;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.prodays.ground.LocalizedColumns;

/** Sessions whose instants were resolved by rules that are not in force any more, and what became of them. */
final class MovedStore {

    /** A session to come, as it was resolved. */
    record Resolved(UUID id, Slot slot, String rules) {}

    /** Those that nobody has opened and that are not over, locked. */
    List<Resolved> resolvedByOthers(Handle handle, String rules, Instant now) {
        return handle.createQuery("""
                        select id, starts_local, ends_local, zone, starts_at, ends_at, resolved_by from programme.session
                        where resolved_by <> :rules and opened_at is null and ends_at > :now order by starts_at for update
                        """)
                .bind("rules", rules)
                .bind("now", now.atOffset(ZoneOffset.UTC))
                .map((row, context) -> new Resolved(
                        row.getObject("id", UUID.class), ProgrammeStore.slot(row), row.getString("resolved_by")))
                .list();
    }

    /** Its instants are as they were. */
    void confirm(Handle handle, UUID session, String rules) {
        handle.execute("update programme.session set resolved_by = ? where id = ?", rules, session);
    }

    void move(Handle handle, Resolved former, Slot slot, String rules, Instant now) {
        handle.createUpdate("""
                        with moved as (
                            update programme.session set resolved_by = :rules, starts_at = :starts, ends_at = :ends,
                                version = version + 1
                            where id = :session returning id)
                        insert into programme.moved (session, rules_before, rules_after, starts_before, starts_after, noted_at)
                        select id, :former, :rules, :before, :starts, :now from moved
                        """)
                .bind("rules", rules)
                .bind("starts", slot.startsAt().atOffset(ZoneOffset.UTC))
                .bind("ends", slot.endsAt().atOffset(ZoneOffset.UTC))
                .bind("session", former.id())
                .bind("former", former.rules())
                .bind("before", former.slot().startsAt().atOffset(ZoneOffset.UTC))
                .bind("now", now.atOffset(ZoneOffset.UTC))
                .execute();
    }

    /** What no organiser has seen, by time. */
    List<Moved> unseen(Handle handle) {
        return handle.createQuery("""
                        select s.key, s.title_ar, s.title_fr, s.title_en, s.starts_local, s.ends_local, s.zone, s.starts_at,
                            s.ends_at, m.rules_before, m.rules_after, m.starts_before, m.starts_after
                        from programme.moved m join programme.session s on s.id = m.session
                        where m.seen_at is null order by s.starts_at, m.id
                        """)
                .map((row, context) -> new Moved(
                        row.getString("key"),
                        LocalizedColumns.require(row, "title"),
                        ProgrammeStore.slot(row),
                        row.getString("rules_before"),
                        row.getString("rules_after"),
                        instant(row, "starts_before"),
                        instant(row, "starts_after")))
                .list();
    }

    void seen(Handle handle, UUID by, Instant now) {
        handle.execute(
                "update programme.moved set seen_at = ?, seen_by = ? where seen_at is null",
                now.atOffset(ZoneOffset.UTC),
                by);
    }

    private static Instant instant(ResultSet row, String column) throws SQLException {
        return row.getObject(column, OffsetDateTime.class).toInstant();
    }
}
