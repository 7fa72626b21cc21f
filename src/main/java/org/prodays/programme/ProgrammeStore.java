package org.prodays.programme;

import static org.prodays.ground.LocalizedColumns.read;
import static org.prodays.ground.LocalizedColumns.require;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;
import org.prodays.programme.EditionFile.Planned;

/** The rows of schema {@code programme}, read; the opening and ending of a session, and the rule of presence. {@link EditionStore} writes the rest. */
@ApplicationScoped
class ProgrammeStore {

    /** A session as it stands: its plan, and what became of it. */
    record Kept(
            UUID id,
            Planned plan,
            @Nullable Instant openedAt,
            @Nullable Instant endedAt) {}

    private static final String ON_SHOW = "s.edition = (select max(number) from programme.edition)";

    Optional<Edition> edition(Handle handle) {
        return handle.createQuery("select * from programme.edition order by number desc limit 1")
                .map((row, context) -> edition(row))
                .findOne();
    }

    Optional<Edition> edition(Handle handle, int number) {
        return handle.createQuery("select * from programme.edition where number = :number")
                .bind("number", number)
                .map((row, context) -> edition(row))
                .findOne();
    }

    void presentFrom(Handle handle, int edition, int percent) {
        handle.execute(
                "update programme.edition set present_percent = ?, version = version + 1 where number = ?",
                percent,
                edition);
    }

    /** The sessions of the edition on show, by time. */
    List<Kept> sessions(Handle handle) {
        return sessions(handle, ON_SHOW, Map.of());
    }

    List<Kept> sessions(Handle handle, int edition) {
        return sessions(handle, "s.edition = :edition", Map.of("edition", edition));
    }

    Optional<Kept> session(Handle handle, String key) {
        return sessions(handle, ON_SHOW + " and s.key = :key", Map.of("key", key)).stream()
                .findFirst();
    }

    Optional<Kept> session(Handle handle, UUID id) {
        return sessions(handle, "s.id = :id", Map.of("id", id)).stream().findFirst();
    }

    /** Keeps others from opening, ending or removing it until the transaction is over. */
    void lock(Handle handle, UUID id) {
        handle.createQuery("select id from programme.session where id = :id for update")
                .bind("id", id)
                .mapTo(UUID.class)
                .findOne();
    }

    void open(Handle handle, UUID id, Instant at) {
        handle.createUpdate("update programme.session set opened_at = :at, version = version + 1 where id = :id")
                .bind("id", id)
                .bind("at", at.atOffset(ZoneOffset.UTC))
                .execute();
    }

    void end(Handle handle, UUID id, Instant at) {
        handle.createUpdate("update programme.session set ended_at = :at, version = version + 1 where id = :id")
                .bind("id", id)
                .bind("at", at.atOffset(ZoneOffset.UTC))
                .execute();
    }

    private static List<Kept> sessions(Handle handle, String condition, Map<String, ?> arguments) {
        var participations = participations(handle, condition, arguments);
        return handle.createQuery("""
                        select s.*,
                            array(select x.sector from programme.session_sector x
                                  where x.session = s.id order by x.position) as sectors,
                            array(select x.trade from programme.session_trade x
                                  where x.session = s.id order by x.position) as trades
                        from programme.session s where <condition> order by s.starts_at, s.key
                        """.replace("<condition>", condition))
                .bindMap(arguments)
                .map((row, context) -> kept(row, participations))
                .list();
    }

    private static Map<UUID, List<Participation>> participations(
            Handle handle, String condition, Map<String, ?> arguments) {
        var found = new HashMap<UUID, List<Participation>>();
        handle.createQuery("""
                        select p.* from programme.participation p join programme.session s on s.id = p.session
                        where <condition> order by p.session, p.position
                        """.replace("<condition>", condition))
                .bindMap(arguments)
                .map((row, context) -> Map.entry(row.getObject("session", UUID.class), participation(row)))
                .forEach(one -> found.computeIfAbsent(one.getKey(), id -> new ArrayList<>())
                        .add(one.getValue()));
        return found;
    }

    private static Edition edition(ResultSet row) throws SQLException {
        return new Edition(
                row.getInt("number"),
                require(row, "brand"),
                require(row, "organiser"),
                require(row, "theme"),
                row.getObject("opens_on", LocalDate.class),
                row.getObject("begins", LocalDate.class),
                row.getObject("ends", LocalDate.class),
                ZoneId.of(row.getString("zone")),
                row.getBoolean("demonstration"),
                row.getInt("present_percent"));
    }

    private static Kept kept(ResultSet row, Map<UUID, List<Participation>> participations) throws SQLException {
        var id = row.getObject("id", UUID.class);
        var plan = new Planned(
                row.getString("key"),
                Session.Kind.valueOf(row.getString("kind")),
                require(row, "title"),
                read(row, "summary"),
                slot(row),
                read(row, "venue"),
                List.of((String[]) row.getArray("sectors").getArray()),
                List.of((String[]) row.getArray("trades").getArray()),
                List.copyOf(participations.getOrDefault(id, List.of())));
        return new Kept(id, plan, instant(row, "opened_at"), instant(row, "ended_at"));
    }

    static Slot slot(ResultSet row) throws SQLException {
        return new Slot(
                row.getObject("starts_local", LocalDateTime.class),
                row.getObject("ends_local", LocalDateTime.class),
                ZoneId.of(row.getString("zone")),
                row.getObject("starts_at", OffsetDateTime.class).toInstant(),
                row.getObject("ends_at", OffsetDateTime.class).toInstant());
    }

    private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        var at = row.getObject(column, OffsetDateTime.class);
        return at == null ? null : at.toInstant();
    }

    private static Participation participation(ResultSet row) throws SQLException {
        return new Participation(
                Participation.Part.valueOf(row.getString("part")),
                read(row, "name"),
                require(row, "function"),
                read(row, "organisation"),
                read(row, "representing"),
                Participation.Presence.valueOf(row.getString("presence")),
                row.getString("person"),
                row.getBoolean("invented"));
    }
}
