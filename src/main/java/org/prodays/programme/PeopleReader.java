package org.prodays.programme;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.prodays.ground.Localized;
import org.prodays.people.Establishment;
import org.prodays.people.Newcomer;
import org.prodays.people.Region;
import org.prodays.people.Role;

/** Reads the regions, establishments and people of an edition file; each of these lists may be left out. */
final class PeopleReader {

    private static final int MOST_REGIONS = 100;
    private static final int MOST_ESTABLISHMENTS = 2_000;
    private static final int MOST_PEOPLE = 5_000;
    private static final int LONGEST_NAME = 200;
    private static final Pattern REGION = Pattern.compile("[A-Z]{2}-[A-Z0-9]{1,3}");

    private final Declared declared;
    private final Map<String, Region> regions = new HashMap<>();

    PeopleReader(Declared declared) {
        this.declared = declared;
    }

    List<Region> regions(FileMapping top) {
        var all = new ArrayList<Region>();
        for (var item : items(top, "regions", MOST_REGIONS)) {
            var fields = item.mapping("code", "name");
            var code = fields.required("code");
            var written = declared.regions.declare(code, code.matching(REGION, "programme_fault_not_a_region_code"));
            var region = new Region(written, fields.required("name").words(LONGEST_NAME));
            regions.put(written, region);
            all.add(region);
        }
        return all;
    }

    List<Establishment> establishments(FileMapping top) {
        var all = new ArrayList<Establishment>();
        for (var item : items(top, "establishments", MOST_ESTABLISHMENTS)) {
            var fields = item.mapping("key", "region", "name", "invented");
            var key = fields.required("key");
            all.add(new Establishment(
                    declared.establishments.declare(key, key.key()),
                    fields.required("name").words(LONGEST_NAME),
                    region(fields.required("region")),
                    fields.optional("invented").map(FileValue::flag).orElse(false)));
        }
        return all;
    }

    List<Newcomer> people(FileMapping top) {
        var all = new ArrayList<Newcomer>();
        for (var item : items(top, "people", MOST_PEOPLE)) {
            var fields = item.mapping("key", "role", "name", "establishment", "invented");
            var key = fields.required("key");
            all.add(new Newcomer(
                    declared.people.declare(key, key.key()),
                    fields.required("name").words(LONGEST_NAME),
                    fields.required("role").choice(Role.class, Role.TRAINEE),
                    fields.optional("establishment").map(this::establishment).orElse(null),
                    fields.optional("invented").map(FileValue::flag).orElse(false)));
        }
        return all;
    }

    private Region region(FileValue value) {
        var code = value.matching(REGION, "programme_fault_not_a_region_code");
        declared.regions.refer(value, code, "programme_fault_unknown_region");
        return regions.getOrDefault(code, new Region(code, Localized.same("")));
    }

    private String establishment(FileValue value) {
        return declared.establishments.refer(value, value.key(), "programme_fault_unknown_establishment");
    }

    private static List<FileValue> items(FileMapping top, String list, int most) {
        return top.optional(list).map(value -> value.items(most)).orElse(List.of());
    }
}
