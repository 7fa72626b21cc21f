package org.prodays.people;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.prodays.ground.Localized;

/** The rows of schema {@code people}. */
final class PeopleStore {

    private static final String PERSON =
            "p.id, p.key, p.name_ar, p.name_fr, p.name_en, p.role, p.establishment, p.invented";

    Optional<Person> person(Handle handle, String key) {
        return handle.createQuery("select " + PERSON + " from people.person p where key = :key")
                .bind("key", key)
                .map((row, context) -> person(row))
                .findOne();
    }

    Optional<Person> person(Handle handle, UUID id) {
        return handle.createQuery("select " + PERSON + " from people.person p where id = :id")
                .bind("id", id)
                .map((row, context) -> person(row))
                .findOne();
    }

    List<Person> of(Handle handle, Collection<String> keys) {
        return handle.createQuery("select " + PERSON + " from people.person p where key = any(:keys)")
                .bindArray("keys", String.class, List.copyOf(keys))
                .map((row, context) -> person(row))
                .list();
    }

    List<Person> all(Handle handle) {
        return handle.createQuery("select " + PERSON + " from people.person p order by role, key")
                .map((row, context) -> person(row))
                .list();
    }

    /** Inserts or updates by key; answers whether a row changed. */
    boolean put(Handle handle, UUID id, Newcomer newcomer) {
        return handle.createUpdate("""
                                insert into people.person as p
                                    (id, key, name_ar, name_fr, name_en, role, establishment, invented)
                                values (:id, :key, :ar, :fr, :en, :role, :establishment, :invented)
                                on conflict (key) do update
                                set name_ar = :ar, name_fr = :fr, name_en = :en, role = :role,
                                    establishment = :establishment, invented = :invented
                                where (p.name_ar, p.name_fr, p.name_en, p.role, p.establishment, p.invented)
                                    is distinct from (:ar, :fr, :en, :role, :establishment, :invented)
                                """)
                        .bind("id", id)
                        .bind("key", newcomer.key())
                        .bind("ar", newcomer.name().ar())
                        .bind("fr", newcomer.name().fr())
                        .bind("en", newcomer.name().en())
                        .bind("role", newcomer.role().name())
                        .bind("establishment", newcomer.establishment())
                        .bind("invented", newcomer.invented())
                        .execute()
                == 1;
    }

    void addCode(Handle handle, byte[] hash, UUID person, Instant expiresAt) {
        handle.createUpdate("insert into people.code (hash, person, expires_at) values (:hash, :person, :expires)")
                .bind("hash", hash)
                .bind("person", person)
                .bind("expires", at(expiresAt))
                .execute();
    }

    /** Whose unused, unexpired code it is. */
    Optional<Person> holder(Handle handle, byte[] hash, Instant now) {
        return handle.createQuery("select " + PERSON + """
                                 from people.code c join people.person p on p.id = c.person
                                where c.hash = :hash and c.consumed_at is null and c.expires_at > :now
                                """)
                .bind("hash", hash)
                .bind("now", at(now))
                .map((row, context) -> person(row))
                .findOne();
    }

    /** Consumes the code; of two that come at once only one finds a person. */
    Optional<UUID> consume(Handle handle, byte[] hash, Instant now) {
        return handle.createQuery("""
                        update people.code set consumed_at = :now
                        where hash = :hash and consumed_at is null and expires_at > :now
                        returning person
                        """)
                .bind("hash", hash)
                .bind("now", at(now))
                .mapTo(UUID.class)
                .findOne();
    }

    void addVisit(Handle handle, byte[] hash, UUID person, Instant now, Instant expiresAt) {
        handle.createUpdate("""
                        insert into people.visit (hash, person, begun_at, expires_at)
                        values (:hash, :person, :now, :expires)
                        """)
                .bind("hash", hash)
                .bind("person", person)
                .bind("now", at(now))
                .bind("expires", at(expiresAt))
                .execute();
    }

    Optional<Visits.Visit> visit(Handle handle, byte[] hash, Instant now) {
        return handle.createQuery("select " + PERSON + """
                                      , v.expires_at from people.visit v join people.person p on p.id = v.person
                                where v.hash = :hash and v.expires_at > :now
                                """)
                .bind("hash", hash)
                .bind("now", at(now))
                .map((row, context) -> new Visits.Visit(
                        person(row),
                        row.getObject("expires_at", OffsetDateTime.class).toInstant()))
                .findOne();
    }

    void removeVisit(Handle handle, byte[] hash) {
        handle.createUpdate("delete from people.visit where hash = :hash")
                .bind("hash", hash)
                .execute();
    }

    private static OffsetDateTime at(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }

    private static Person person(ResultSet row) throws SQLException {
        return new Person(
                row.getObject("id", UUID.class),
                row.getString("key"),
                new Localized(row.getString("name_ar"), row.getString("name_fr"), row.getString("name_en")),
                Role.valueOf(row.getString("role")),
                row.getString("establishment"),
                row.getBoolean("invented"));
    }
}
