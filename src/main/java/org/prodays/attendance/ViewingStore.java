package org.prodays.attendance;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/** The classrooms, and what was done in them. */
final class ViewingStore {

    /** What can be done on a classroom's list. */
    enum Act {
        OPENED,
        LISTED,
        REMOVED,
        CAME,
        LEFT,
        UNDONE,
        CLAIMED,
        CONFIRMED,
        REFUSED,
        CLOSED,
        REOPENED
    }

    /** A classroom and how many are there of how many on its list. */
    record Counted(Viewing viewing, int here, int listed) {}

    private static final String COUNTED = """
            select viewing.*, count(seat.id) as listed, count(stay.id) as here
              from attendance.viewing
              left join attendance.seat on seat.viewing = viewing.number
              left join attendance.stay on stay.seat = seat.id and stay.left_at is null
            """;

    long add(Handle handle, Viewing viewing) {
        return handle.createUpdate("""
                        insert into attendance.viewing (session, coordinator, establishment, secret, opened_at)
                        values (:session, :coordinator, :establishment, :secret, :opened)
                        """)
                .bind("session", viewing.session())
                .bind("coordinator", viewing.coordinator())
                .bind("establishment", viewing.establishment())
                .bind("secret", viewing.secret())
                .bind("opened", at(viewing.openedAt()))
                .executeAndReturnGeneratedKeys("number")
                .mapTo(Long.class)
                .one();
    }

    /** Keeps others from changing the classroom or its list until the transaction is over. */
    Optional<Viewing> locked(Handle handle, long number) {
        return handle.createQuery("select * from attendance.viewing where number = :number for update")
                .bind("number", number)
                .map((row, context) -> viewing(row))
                .findOne();
    }

    Optional<Counted> counted(Handle handle, long number) {
        return handle.createQuery(COUNTED + " where number = :number group by number")
                .bind("number", number)
                .map((row, context) -> counted(row))
                .findOne();
    }

    List<Counted> ofSession(Handle handle, UUID session) {
        return handle.createQuery(COUNTED + " where session = :session group by number order by establishment, number")
                .bind("session", session)
                .map((row, context) -> counted(row))
                .list();
    }

    /** The newest first. */
    List<Counted> ofCoordinator(Handle handle, UUID coordinator) {
        return handle.createQuery(COUNTED + " where coordinator = :coordinator group by number order by number desc")
                .bind("coordinator", coordinator)
                .map((row, context) -> counted(row))
                .list();
    }

    /** Closes it; who is still there leaves. */
    void close(Handle handle, long number, Instant now) {
        handle.execute("""
                update attendance.stay set left_at = greatest(came_at, ?)
                where left_at is null and seat in (select id from attendance.seat where viewing = ?)
                """, at(now), number);
        handle.execute("update attendance.viewing set closed_at = ? where number = ?", at(now), number);
    }

    /** Takes the closing back, with the leaving of those whom it made leave. */
    void reopen(Handle handle, Viewing viewing, Instant closedAt) {
        handle.execute("""
                update attendance.stay set left_at = null
                where left_at = ? and seat in (select id from attendance.seat where viewing = ?)
                """, at(closedAt), viewing.number());
        handle.execute("update attendance.viewing set closed_at = null where number = ?", viewing.number());
    }

    void log(Handle handle, long number, @Nullable UUID seat, Act act, @Nullable UUID person, Instant now) {
        handle.createUpdate("""
                        insert into attendance.roll_act (viewing, seat, kind, person, acted_at)
                        values (:viewing, :seat, :kind, :person, :now)
                        """)
                .bind("viewing", number)
                .bind("seat", seat)
                .bind("kind", act.name())
                .bind("person", person)
                .bind("now", at(now))
                .execute();
    }

    private static Counted counted(ResultSet row) throws SQLException {
        return new Counted(viewing(row), row.getInt("here"), row.getInt("listed"));
    }

    private static Viewing viewing(ResultSet row) throws SQLException {
        var closed = row.getObject("closed_at", OffsetDateTime.class);
        return new Viewing(
                row.getLong("number"),
                row.getObject("session", UUID.class),
                row.getObject("coordinator", UUID.class),
                row.getString("establishment"),
                row.getString("secret"),
                row.getObject("opened_at", OffsetDateTime.class).toInstant(),
                closed == null ? null : closed.toInstant());
    }

    private static OffsetDateTime at(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}
