package org.prodays.programme;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.prodays.ground.Localized;
import org.prodays.people.Newcomer;
import org.prodays.people.Role;

/** Reads an edition file, version {@value #VERSION} ({@code docs/edition-file.md}); tells all that is wrong with it at once. */
final class EditionReader {

    static final int VERSION = 1;
    private static final int MOST_REGIONS = 100;
    private static final int MOST_PEOPLE = 5_000;
    private static final int LONGEST_NAME = 200;
    private static final Pattern REGION = Pattern.compile("[A-Z]{2}-[A-Z0-9]{1,3}");

    private final Faults faults = new Faults();
    private final Declared declared = new Declared();
    private @Nullable Integer presentPercent;

    private EditionReader() {}

    /** @throws EditionFaults with all that is wrong */
    static EditionFile read(byte[] bytes) {
        return read(FileSyntax.text(bytes));
    }

    /** @throws EditionFaults with all that is wrong */
    static EditionFile read(String text) {
        return new EditionReader().file(text);
    }

    private EditionFile file(String text) {
        var root = FileMapping.value(FileSyntax.tree(text), "", faults);
        var top = root.mapping("prodays-edition", "edition", "regions", "sectors", "trades", "people", "sessions");
        top.required("prodays-edition").number(VERSION, VERSION);
        var edition = edition(top.required("edition"));
        var regions = regions(top);
        var taxonomy = new TradesReader(declared);
        var sectors = taxonomy.sectors(top.required("sectors"));
        var trades = taxonomy.trades(top.required("trades"));
        var people = people(top);
        var where = top.required("sessions");
        var sessions = new SessionsReader(declared, edition).sessions(where);
        faults.orThrow();
        if (edition == null) {
            throw new IllegalStateException("an edition that is wrong was not told");
        }
        return new EditionFile(edition, presentPercent, regions, sectors, trades, people, sessions, where.place());
    }

    private @Nullable Edition edition(FileValue value) {
        var fields = value.mapping(
                "number",
                "brand",
                "organiser",
                "theme",
                "opens-on",
                "begins",
                "ends",
                "zone",
                "demonstration",
                "present-percent");
        int number = fields.required("number").number(1, 999);
        Localized brand = fields.required("brand").words(LONGEST_NAME);
        Localized organiser = fields.required("organiser").words(LONGEST_NAME);
        Localized theme = fields.required("theme").words(LONGEST_NAME);
        var opens = fields.required("opens-on").date();
        var begins = fields.required("begins").date();
        var ends = fields.required("ends").date();
        var zone = fields.required("zone").zone();
        boolean demonstration =
                fields.optional("demonstration").map(FileValue::flag).orElse(false);
        presentPercent = fields.optional("present-percent")
                .map(percent -> percent.number(1, 100))
                .orElse(null);
        if (opens == null || begins == null || ends == null || zone == null) {
            return null;
        }
        if (opens.isAfter(begins) || begins.isAfter(ends)) {
            fields.required("ends").wrong("programme_fault_days_in_disorder");
            return null;
        }
        int present = presentPercent == null ? Edition.PRESENT_PERCENT : presentPercent;
        return new Edition(number, brand, organiser, theme, opens, begins, ends, zone, demonstration, present);
    }

    private List<Region> regions(FileMapping top) {
        var regions = new ArrayList<Region>();
        for (var item :
                top.optional("regions").map(value -> value.items(MOST_REGIONS)).orElse(List.of())) {
            var fields = item.mapping("code", "name");
            var code = fields.required("code");
            var written = declared.regions.declare(code, code.matching(REGION, "programme_fault_not_a_region_code"));
            regions.add(new Region(written, fields.required("name").words(LONGEST_NAME)));
        }
        return regions;
    }

    private List<Newcomer> people(FileMapping top) {
        var people = new ArrayList<Newcomer>();
        for (var item :
                top.optional("people").map(value -> value.items(MOST_PEOPLE)).orElse(List.of())) {
            var fields = item.mapping("key", "role", "name", "invented");
            var key = fields.required("key");
            people.add(new Newcomer(
                    declared.people.declare(key, key.key()),
                    fields.required("name").words(LONGEST_NAME),
                    fields.required("role").choice(Role.class, Role.TRAINEE),
                    fields.optional("invented").map(FileValue::flag).orElse(false)));
        }
        return people;
    }
}
