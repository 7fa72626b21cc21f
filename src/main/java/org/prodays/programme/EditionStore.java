package org.prodays.programme;

import static org.prodays.ground.LocalizedColumns.bind;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.prodays.ground.Zones;
import org.prodays.programme.EditionFile.Planned;

/** Writes what an import brings. The caller has compared and writes only what differs. */
@ApplicationScoped
class EditionStore {

    private static final long IMPORT_LOCK = 0x50726F64617973L;

    /** One import at a time, in all processes, until the transaction is over. */
    void lock(Handle handle) {
        handle.execute("select pg_advisory_xact_lock(?)", IMPORT_LOCK);
    }

    void write(Handle handle, Edition edition) {
        var update = handle.createUpdate("""
                        insert into programme.edition as e (number, brand_ar, brand_fr, brand_en,
                            organiser_ar, organiser_fr, organiser_en, theme_ar, theme_fr, theme_en,
                            opens_on, begins, ends, zone, demonstration, present_percent)
                        values (:number, :brand_ar, :brand_fr, :brand_en,
                            :organiser_ar, :organiser_fr, :organiser_en, :theme_ar, :theme_fr, :theme_en,
                            :opens_on, :begins, :ends, :zone, :demonstration, :present)
                        on conflict (number) do update
                        set (brand_ar, brand_fr, brand_en, organiser_ar, organiser_fr, organiser_en,
                             theme_ar, theme_fr, theme_en, opens_on, begins, ends, zone, demonstration, present_percent)
                            = row (excluded.brand_ar, excluded.brand_fr, excluded.brand_en,
                                 excluded.organiser_ar, excluded.organiser_fr, excluded.organiser_en,
                                 excluded.theme_ar, excluded.theme_fr, excluded.theme_en,
                                 excluded.opens_on, excluded.begins, excluded.ends, excluded.zone,
                                 excluded.demonstration, excluded.present_percent),
                            version = e.version + 1
                        """)
                .bind("number", edition.number())
                .bind("opens_on", edition.opensOn())
                .bind("begins", edition.begins())
                .bind("ends", edition.ends())
                .bind("zone", edition.zone().getId())
                .bind("demonstration", edition.demonstration())
                .bind("present", edition.presentPercent());
        bind(update, "brand", edition.brand());
        bind(update, "organiser", edition.organiser());
        bind(update, "theme", edition.theme()).execute();
    }

    /** Inserts the session, or updates the one of the same edition and key, which keeps its id and state. */
    void write(Handle handle, int edition, UUID id, Planned session) {
        var slot = session.slot();
        var update = handle.createUpdate("""
                        insert into programme.session as s (id, edition, key, kind, title_ar, title_fr, title_en,
                            summary_ar, summary_fr, summary_en, starts_local, ends_local, zone, starts_at, ends_at,
                            resolved_by, venue_ar, venue_fr, venue_en)
                        values (:id, :edition, :key, :kind, :title_ar, :title_fr, :title_en,
                            :summary_ar, :summary_fr, :summary_en, :starts_local, :ends_local, :zone, :starts_at,
                            :ends_at, :resolved_by, :venue_ar, :venue_fr, :venue_en)
                        on conflict (edition, key) do update
                        set (kind, title_ar, title_fr, title_en, summary_ar, summary_fr, summary_en,
                             starts_local, ends_local, zone, starts_at, ends_at, resolved_by, venue_ar, venue_fr,
                             venue_en)
                            = row (excluded.kind, excluded.title_ar, excluded.title_fr, excluded.title_en,
                                 excluded.summary_ar, excluded.summary_fr, excluded.summary_en,
                                 excluded.starts_local, excluded.ends_local, excluded.zone, excluded.starts_at,
                                 excluded.ends_at, excluded.resolved_by, excluded.venue_ar, excluded.venue_fr, excluded.venue_en),
                            version = s.version + 1
                        """)
                .bind("id", id)
                .bind("edition", edition)
                .bind("key", session.key())
                .bind("kind", session.kind().name())
                .bind("starts_local", slot.from())
                .bind("ends_local", slot.until())
                .bind("zone", slot.zone().getId())
                .bind("starts_at", slot.startsAt().atOffset(ZoneOffset.UTC))
                .bind("ends_at", slot.endsAt().atOffset(ZoneOffset.UTC))
                .bind("resolved_by", Zones.version());
        bind(update, "title", session.title());
        bind(update, "summary", session.summary());
        bind(update, "venue", session.venue()).execute();
        writeParts(handle, id, session);
    }

    void remove(Handle handle, UUID session) {
        handle.execute("delete from programme.session where id = ?", session);
    }

    private static void writeParts(Handle handle, UUID id, Planned session) {
        for (var table : List.of("participation", "session_sector", "session_trade")) {
            handle.execute("delete from programme." + table + " where session = ?", id);
        }
        for (int position = 0; position < session.participations().size(); position++) {
            write(handle, id, position, session.participations().get(position));
        }
        writeLinks(handle, id, "sector", session.sectors());
        writeLinks(handle, id, "trade", session.trades());
    }

    private static void writeLinks(Handle handle, UUID id, String kind, List<String> keys) {
        for (int position = 0; position < keys.size(); position++) {
            handle.execute(
                    "insert into programme.session_%1$s (session, position, %1$s) values (?, ?, ?)".formatted(kind),
                    id,
                    position,
                    keys.get(position));
        }
    }

    private static void write(Handle handle, UUID session, int position, Participation participation) {
        var update = handle.createUpdate("""
                        insert into programme.participation (session, position, part, name_ar, name_fr, name_en,
                            function_ar, function_fr, function_en, organisation_ar, organisation_fr, organisation_en,
                            representing_ar, representing_fr, representing_en, presence, person, invented)
                        values (:session, :position, :part, :name_ar, :name_fr, :name_en,
                            :function_ar, :function_fr, :function_en, :organisation_ar, :organisation_fr,
                            :organisation_en, :representing_ar, :representing_fr, :representing_en,
                            :presence, :person, :invented)
                        """)
                .bind("session", session)
                .bind("position", position)
                .bind("part", participation.part().name())
                .bind("presence", participation.presence().name())
                .bind("person", participation.person())
                .bind("invented", participation.invented());
        bind(update, "name", participation.name());
        bind(update, "function", participation.function());
        bind(update, "organisation", participation.organisation());
        bind(update, "representing", participation.representing()).execute();
    }
}
