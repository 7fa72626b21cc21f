package org.prodays.programme;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.prodays.ground.Localized;
import org.prodays.trades.Competency;
import org.prodays.trades.DigitalShift;
import org.prodays.trades.Sector;
import org.prodays.trades.Trade;

/** Reads the sectors and trades of an edition file. */
final class TradesReader {

    private static final int MOST_SECTORS = 200;
    private static final int MOST_TRADES = 2_000;
    private static final int MOST_COMPETENCIES = 50;
    private static final int LONGEST_NAME = 200;
    private static final int LONGEST_SHIFT = 600;
    private static final Pattern SECTOR = Pattern.compile("[A-Z][A-Z0-9]{0,7}");
    private static final Pattern CODE = Pattern.compile("[A-Z0-9]+(_[A-Z0-9]+)*");

    private final Declared declared;
    private final Map<String, Sector> sectors = new HashMap<>();

    TradesReader(Declared declared) {
        this.declared = declared;
    }

    List<Sector> sectors(FileValue list) {
        var all = new ArrayList<Sector>();
        for (var item : list.items(MOST_SECTORS)) {
            var fields = item.mapping("code", "name");
            var code = fields.required("code");
            var written = declared.sectors.declare(code, code.matching(SECTOR, "programme_fault_not_a_sector_code"));
            var sector = new Sector(written, fields.required("name").words(LONGEST_NAME));
            sectors.put(written, sector);
            all.add(sector);
        }
        return all;
    }

    List<Trade> trades(FileValue list) {
        return list.items(MOST_TRADES).stream().map(this::trade).toList();
    }

    private Trade trade(FileValue item) {
        var fields = item.mapping("key", "sector", "level", "code", "name", "competencies", "digital-shift");
        var key = fields.required("key");
        return new Trade(
                declared.trades.declare(key, key.key()),
                sector(fields.required("sector")),
                fields.required("level").choice(Trade.Level.class, Trade.Level.T),
                fields.optional("code").map(this::code).orElse(null),
                fields.required("name").words(LONGEST_NAME),
                fields.optional("competencies").map(TradesReader::competencies).orElse(List.of()),
                fields.optional("digital-shift").map(TradesReader::shift).orElse(null));
    }

    private Sector sector(FileValue value) {
        var code = value.matching(SECTOR, "programme_fault_not_a_sector_code");
        declared.sectors.refer(value, code, "programme_fault_unknown_sector");
        return sectors.getOrDefault(code, new Sector(code, Localized.same("")));
    }

    private String code(FileValue value) {
        return declared.codes.declare(value, value.matching(CODE, "programme_fault_not_a_programme_code"));
    }

    private static List<Competency> competencies(FileValue list) {
        var keys = new Declared.Keys();
        var all = new ArrayList<Competency>();
        for (var item : list.items(MOST_COMPETENCIES)) {
            var fields = item.mapping("key", "kind", "name");
            var key = fields.required("key");
            all.add(new Competency(
                    keys.declare(key, key.key()),
                    fields.required("kind").choice(Competency.Kind.class, Competency.Kind.TECHNICAL),
                    fields.required("name").words(LONGEST_NAME)));
        }
        return List.copyOf(all);
    }

    private static DigitalShift shift(FileValue value) {
        var fields = value.mapping("before", "after");
        return new DigitalShift(
                fields.required("before").words(LONGEST_SHIFT),
                fields.required("after").words(LONGEST_SHIFT));
    }
}
