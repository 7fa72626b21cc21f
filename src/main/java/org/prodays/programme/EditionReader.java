package org.prodays.programme;

import org.jspecify.annotations.Nullable;
import org.prodays.ground.Localized;

/** Reads an edition file, version {@value #VERSION} ({@code docs/edition-file.md}); tells all that is wrong with it at once. */
final class EditionReader {

    static final int VERSION = 1;
    private static final int LONGEST_NAME = 200;

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
        var top = root.mapping(
                "prodays-edition", "edition", "regions", "establishments", "sectors", "trades", "people", "sessions");
        top.required("prodays-edition").number(VERSION, VERSION);
        var edition = edition(top.required("edition"));
        var who = new PeopleReader(declared);
        var regions = who.regions(top);
        var establishments = who.establishments(top);
        var taxonomy = new TradesReader(declared);
        var sectors = taxonomy.sectors(top.required("sectors"));
        var trades = taxonomy.trades(top.required("trades"));
        var people = who.people(top);
        var where = top.required("sessions");
        var sessions = new SessionsReader(declared, edition).sessions(where);
        faults.orThrow();
        if (edition == null) {
            throw new IllegalStateException("an edition that is wrong was not told");
        }
        return new EditionFile(
                edition, presentPercent, regions, establishments, sectors, trades, people, sessions, where.place());
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
}
