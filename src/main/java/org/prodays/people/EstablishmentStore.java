package org.prodays.people;

import static org.prodays.ground.LocalizedColumns.bind;
import static org.prodays.ground.LocalizedColumns.require;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/** The rows of {@code people.region} and {@code people.establishment}. */
final class EstablishmentStore {

    private static final String ESTABLISHMENT = """
            select e.*, r.name_ar as region_ar, r.name_fr as region_fr, r.name_en as region_en
            from people.establishment e join people.region r on r.code = e.region
            """;

    List<Region> regions(Handle handle) {
        return handle.createQuery("select * from people.region order by code")
                .map((row, context) -> new Region(row.getString("code"), require(row, "name")))
                .list();
    }

    List<Establishment> all(Handle handle) {
        return handle.createQuery(ESTABLISHMENT + "order by e.region, e.key")
                .map((row, context) -> establishment(row))
                .list();
    }

    Optional<Establishment> establishment(Handle handle, String key) {
        return handle.createQuery(ESTABLISHMENT + "where e.key = :key")
                .bind("key", key)
                .map((row, context) -> establishment(row))
                .findOne();
    }

    /** Inserts or updates; the caller has compared and writes only what differs. */
    void write(Handle handle, Region region) {
        var update = handle.createUpdate("""
                        insert into people.region as r (code, name_ar, name_fr, name_en)
                        values (:code, :name_ar, :name_fr, :name_en)
                        on conflict (code) do update
                        set (name_ar, name_fr, name_en) = row (excluded.name_ar, excluded.name_fr, excluded.name_en),
                            version = r.version + 1
                        """).bind("code", region.code());
        bind(update, "name", region.name()).execute();
    }

    /** As above; its region is there. */
    void write(Handle handle, Establishment establishment) {
        var update = handle.createUpdate("""
                        insert into people.establishment as e (key, region, name_ar, name_fr, name_en, invented)
                        values (:key, :region, :name_ar, :name_fr, :name_en, :invented)
                        on conflict (key) do update
                        set (region, name_ar, name_fr, name_en, invented)
                            = row (excluded.region, excluded.name_ar, excluded.name_fr, excluded.name_en,
                                excluded.invented),
                            version = e.version + 1
                        """)
                .bind("key", establishment.key())
                .bind("region", establishment.region().code())
                .bind("invented", establishment.invented());
        bind(update, "name", establishment.name()).execute();
    }

    private static Establishment establishment(ResultSet row) throws SQLException {
        return new Establishment(
                row.getString("key"),
                require(row, "name"),
                new Region(row.getString("region"), require(row, "region")),
                row.getBoolean("invented"));
    }
}
