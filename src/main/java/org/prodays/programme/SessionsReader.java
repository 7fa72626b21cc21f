package org.prodays.programme;

import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.prodays.programme.EditionFile.Planned;

/** Reads the sessions of an edition file and their participations. */
final class SessionsReader {

    private static final int MOST_SESSIONS = 1_000;
    private static final int MOST_IN_SESSION = 60;
    private static final int LONGEST_NAME = 200;
    private static final int LONGEST_SUMMARY = 2_000;
    private static final Slot NO_SLOT =
            Slot.of(LocalDate.EPOCH.atStartOfDay(), LocalDate.EPOCH.atTime(1, 0), ZoneOffset.UTC);

    private final Declared declared;
    private final @Nullable Edition edition;

    /** Without an edition, whose faults have been told, no slot can be checked. */
    SessionsReader(Declared declared, @Nullable Edition edition) {
        this.declared = declared;
        this.edition = edition;
    }

    List<Planned> sessions(FileValue list) {
        var overlaps = new Overlaps();
        var all = new ArrayList<Planned>();
        for (var item : list.items(MOST_SESSIONS)) {
            var session = session(item);
            if (!session.slot().equals(NO_SLOT)) {
                overlaps.check(item, session);
            }
            all.add(session);
        }
        return all;
    }

    private Planned session(FileValue item) {
        var fields = item.mapping(
                "key",
                "kind",
                "title",
                "summary",
                "date",
                "from",
                "until",
                "venue",
                "sectors",
                "trades",
                "participations");
        var key = fields.required("key");
        return new Planned(
                declared.sessions.declare(key, key.key()),
                fields.required("kind").choice(Session.Kind.class, Session.Kind.WEBINAR),
                fields.required("title").words(LONGEST_NAME),
                fields.optional("summary")
                        .map(value -> value.words(LONGEST_SUMMARY))
                        .orElse(null),
                slot(fields),
                fields.optional("venue").map(value -> value.words(LONGEST_NAME)).orElse(null),
                references(fields, "sectors", declared.sectors, "programme_fault_unknown_sector"),
                references(fields, "trades", declared.trades, "programme_fault_unknown_trade"),
                participations(fields));
    }

    private Slot slot(FileMapping fields) {
        var date = fields.required("date");
        var day = date.date();
        var from = fields.required("from").time();
        var until = fields.required("until").time();
        if (day == null || from == null || until == null || edition == null) {
            return NO_SLOT;
        }
        if (!day.equals(edition.opensOn()) && (day.isBefore(edition.begins()) || day.isAfter(edition.ends()))) {
            date.wrong("programme_fault_outside_the_days");
        }
        var slot = Slot.of(day.atTime(from), day.atTime(until), edition.zone());
        if (!until.isAfter(from) || !slot.startsAt().isBefore(slot.endsAt())) {
            fields.required("until").wrong("programme_fault_ends_before_it_starts");
            return NO_SLOT;
        }
        return slot;
    }

    private static List<String> references(FileMapping fields, String field, Declared.Keys known, String reason) {
        var seen = new Declared.Keys();
        var all = new ArrayList<String>();
        for (var item : fields.optional(field)
                .map(value -> value.items(MOST_IN_SESSION))
                .orElse(List.of())) {
            var key = item.text(64);
            seen.declare(item, known.refer(item, key, reason));
            all.add(key);
        }
        return List.copyOf(all);
    }

    private List<Participation> participations(FileMapping fields) {
        return fields.optional("participations").map(value -> value.items(MOST_IN_SESSION)).orElse(List.of()).stream()
                .map(this::participation)
                .toList();
    }

    private Participation participation(FileValue item) {
        var fields = item.mapping(
                "part", "name", "function", "organisation", "representing", "presence", "person", "invented");
        return new Participation(
                fields.required("part").choice(Participation.Part.class, Participation.Part.SPEAKER),
                fields.optional("name").map(value -> value.words(LONGEST_NAME)).orElse(null),
                fields.required("function").words(LONGEST_NAME),
                fields.optional("organisation")
                        .map(value -> value.words(LONGEST_NAME))
                        .orElse(null),
                fields.optional("representing")
                        .map(value -> value.words(LONGEST_NAME))
                        .orElse(null),
                fields.required("presence").choice(Participation.Presence.class, Participation.Presence.REMOTE),
                fields.optional("person").map(this::person).orElse(null),
                fields.optional("invented").map(FileValue::flag).orElse(false));
    }

    private String person(FileValue value) {
        return declared.people.refer(value, value.key(), "programme_fault_unknown_person");
    }
}
