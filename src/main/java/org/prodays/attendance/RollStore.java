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
import org.prodays.ground.LocalizedColumns;

/** The lists of the classrooms: seats, stays and claims. The caller has locked the classroom. */
final class RollStore {

    private static final String SEATS = """
            select seat.id, seat.name, seat.person, stay.came_at as since,
                   exists (select from attendance.stay been where been.seat = seat.id) as been,
                   claim.id as claim, claim.person as claimed_by, p.name_ar, p.name_fr, p.name_en
              from attendance.seat
              left join attendance.stay on stay.seat = seat.id and stay.left_at is null
              left join lateral (
                    select id, person from attendance.claim
                    where claim.seat = seat.id and confirmed is null order by claimed_at limit 1) claim on true
              left join people.person p on p.id = claim.person
            """;

    private static final String CLAIM = """
            select claim.*, seat.viewing, seat.name
              from attendance.claim join attendance.seat on seat.id = claim.seat
            """;

    List<RollSeat> seats(Handle handle, long viewing) {
        return handle.createQuery(SEATS + " where seat.viewing = :viewing order by seat.position")
                .bind("viewing", viewing)
                .map((row, context) -> seat(row))
                .list();
    }

    Optional<RollSeat> seat(Handle handle, long viewing, UUID id) {
        return handle.createQuery(SEATS + " where seat.viewing = :viewing and seat.id = :id")
                .bind("viewing", viewing)
                .bind("id", id)
                .map((row, context) -> seat(row))
                .findOne();
    }

    void add(Handle handle, long viewing, UUID id, String name, @Nullable UUID person) {
        handle.createUpdate("""
                        insert into attendance.seat (id, viewing, position, name, person)
                        select :id, :viewing, coalesce(max(position), 0) + 1, :name, :person
                          from attendance.seat where viewing = :viewing
                        """)
                .bind("id", id)
                .bind("viewing", viewing)
                .bind("name", name)
                .bind("person", person)
                .execute();
    }

    void remove(Handle handle, UUID seat) {
        handle.execute("delete from attendance.seat where id = ?", seat);
    }

    void come(Handle handle, UUID seat, UUID stay, Instant at) {
        handle.execute("insert into attendance.stay (id, seat, came_at) values (?, ?, ?)", stay, seat, at(at));
    }

    void leave(Handle handle, UUID seat, Instant at) {
        handle.execute(
                "update attendance.stay set left_at = greatest(came_at, ?) where seat = ? and left_at is null",
                at(at),
                seat);
    }

    /** Takes the last leaving back; false when there was none. */
    boolean stayOn(Handle handle, UUID seat) {
        return handle.execute("""
                        update attendance.stay set left_at = null
                        where id = (select id from attendance.stay where seat = ? order by came_at desc, id desc limit 1)
                        and left_at is not null
                        """, seat) == 1;
    }

    /** Takes the coming back of who is there, and the account that a claim gave to the seat. */
    void neverCame(Handle handle, UUID seat) {
        handle.execute("delete from attendance.stay where seat = ? and left_at is null", seat);
        handle.execute("""
                update attendance.seat set person = null
                where id = ? and exists (select from attendance.claim where seat = ? and linked)
                and not exists (select from attendance.stay where seat = ?)
                """, seat, seat, seat);
        handle.execute(
                "update attendance.claim set confirmed = false, linked = false where seat = ? and confirmed", seat);
    }

    void link(Handle handle, UUID seat, UUID person) {
        handle.execute("update attendance.seat set person = ? where id = ?", person, seat);
    }

    void claim(Handle handle, Claim claim) {
        handle.createUpdate("""
                        insert into attendance.claim (id, seat, person, claimed_at, confirmed)
                        values (:id, :seat, :person, :at, :confirmed)
                        """)
                .bind("id", claim.id())
                .bind("seat", claim.seat())
                .bind("person", claim.person())
                .bind("at", at(claim.at()))
                .bind("confirmed", claim.confirmed())
                .execute();
    }

    Optional<Claim> claim(Handle handle, long viewing, UUID id) {
        return handle.createQuery(CLAIM + " where claim.id = :id and seat.viewing = :viewing")
                .bind("id", id)
                .bind("viewing", viewing)
                .map((row, context) -> claim(row))
                .findOne();
    }

    /** A person's newest claim on a seat, unless it was refused. */
    Optional<Claim> claimOf(Handle handle, UUID seat, UUID person) {
        return handle.createQuery(CLAIM + """
                         where claim.seat = :seat and claim.person = :person and confirmed is distinct from false
                         order by claimed_at desc limit 1
                        """)
                .bind("seat", seat)
                .bind("person", person)
                .map((row, context) -> claim(row))
                .findOne();
    }

    void decide(Handle handle, UUID claim, boolean confirmed, boolean linked) {
        handle.execute("update attendance.claim set confirmed = ?, linked = ? where id = ?", confirmed, linked, claim);
    }

    private static RollSeat seat(ResultSet row) throws SQLException {
        var since = row.getObject("since", OffsetDateTime.class);
        return new RollSeat(
                row.getObject("id", UUID.class),
                row.getString("name"),
                row.getObject("person", UUID.class),
                since == null ? null : since.toInstant(),
                row.getBoolean("been"),
                row.getObject("claim", UUID.class),
                LocalizedColumns.read(row, "name"));
    }

    private static Claim claim(ResultSet row) throws SQLException {
        return new Claim(
                row.getObject("id", UUID.class),
                row.getLong("viewing"),
                row.getObject("seat", UUID.class),
                row.getString("name"),
                row.getObject("person", UUID.class),
                row.getObject("claimed_at", OffsetDateTime.class).toInstant(),
                row.getObject("confirmed", Boolean.class));
    }

    private static OffsetDateTime at(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}
