package org.prodays.programme;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.prodays.ground.Language;
import org.prodays.ground.Localized;
import org.prodays.ground.Texts;
import org.prodays.people.Establishment;
import org.prodays.people.Region;
import org.prodays.trades.DigitalShift;

class EditionReaderTest {

    /** Stands in a test's text where the fault is expected. */
    private static final String HERE = "⟹";

    static final String VALID = """
            prodays-edition: 1
            edition:
              number: 1
              brand: { ar: الأيام المهنية, fr: Pro’days }
              organiser: { fr: Office }
              theme: { fr: Le défi }
              opens-on: 2021-02-08
              begins: 2021-02-09
              ends: 2021-02-18
              zone: Africa/Casablanca
            regions:
              - { code: ZZ-01, name: { fr: Région } }
            establishments:
              - { key: school, region: ZZ-01, name: { fr: École }, invented: true }
            sectors:
              - { code: ZA, name: { fr: Essais } }
              - { code: ZZ, name: { fr: Autres } }
            trades:
              - key: testing
                sector: ZA
                level: TS
                code: ZA_T_TS
                name: { fr: Essai, ar: الاختبار }
                competencies:
                  - { key: reading, kind: technical, name: { fr: Lire } }
                digital-shift: { before: { fr: Papier }, after: { fr: Écran } }
            people:
              - { key: tester-1, role: professional, name: { fr: Testeuse }, establishment: school, invented: true }
            sessions:
              - key: first
                kind: webinar
                title: { fr: Un }
                date: 2021-02-09
                from: "10:00"
                until: "11:15"
                sectors: [ZA]
                trades: [testing]
                participations:
                  - { part: speaker, function: { fr: Testeuse }, presence: remote, person: tester-1 }
              - key: second
                kind: plenary
                title: { fr: Deux }
                date: 2021-02-08
                from: "11:30"
                until: "12:30"
                venue: { fr: Salle }
            """;

    @Test
    void a_valid_file_is_read_with_its_instants() {
        var file = EditionReader.read(VALID);
        assertEquals(List.of("first", "second"), keys(file));
        assertEquals(
                Instant.parse("2021-02-09T09:00:00Z"),
                file.sessions().getFirst().slot().startsAt());
        assertEquals(
                new Localized("الأيام المهنية", "Pro’days", null),
                file.edition().brand());
        assertEquals(List.of("ZA"), file.sessions().getFirst().sectors());
        var region = new Region("ZZ-01", new Localized(null, "Région", null));
        var school = new Establishment("school", new Localized(null, "École", null), region, true);
        assertEquals(List.of(school), file.establishments());
        assertEquals("school", file.people().getFirst().establishment());
        assertEquals(
                new DigitalShift(new Localized(null, "Papier", null), new Localized(null, "Écran", null)),
                file.trades().getFirst().shift());
    }

    @Test
    void white_space_and_decomposed_letters_are_tidied() {
        var file = EditionReader.read(VALID.replace("fr: Le défi", "fr: \"  Le   de\u0301fi \""));
        assertEquals("Le défi", file.edition().theme().fr());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    prodays-edition: 1          | prodays-edition: ⟹2                  | prodays-edition                     | not_a_number
                    number: 1                   | number: ⟹zero                        | edition.number                      | not_a_number
                    '  zone: Africa/Casablanca' | '  zone: ⟹Africa/Casablanka'         | edition.zone                        | unknown_zone_near
                    zone: Africa/Casablanca     | zone: ⟹Mars/Olympus                  | edition.zone                        | unknown_zone
                    begins: 2021-02-09          | begins: ⟹2021-02-30                  | edition.begins                      | not_a_date
                    ends: 2021-02-18            | ends: ⟹2021-02-01                    | edition.ends                        | days_in_disorder
                    organiser: { fr: Office }   | organiser: ⟹Office                   | edition.organiser                   | not_fields
                    organiser: { fr: Office }   | organiser: ⟹{ }                      | edition.organiser                   | no_language
                    organiser: { fr: Office }   | organiser: { fr: Office, ⟹de: Amt }  | edition.organiser.de                | unknown_field
                    organiser: { fr: Office }   | organiser: { fr: ⟹"" }               | edition.organiser.fr                | empty
                    organiser: { fr: Office }   | organiser: { fr: Office, ⟹fr: O }    | edition.organiser.fr                | repeated_field
                    organiser: { fr: Office }   | organiser: { fr: ⟹[Office] }         | edition.organiser.fr                | not_text
                    organiser: { fr: Office }   | organiser: { fr: ⟹"a\\u202Eb" }      | edition.organiser.fr                | control_character
                    organiser: { fr: Office }   | organiser: { fr: ⟹"a\\u2067b" }      | edition.organiser.fr                | control_character
                    organiser: { fr: Office }   | organiser: { fr: ⟹"a\\x07b" }        | edition.organiser.fr                | control_character
                    code: ZZ, name              | code: ⟹zz, name                      | sectors[1].code                     | not_a_sector_code
                    sector: ZA                  | sector: ⟹ZB                          | trades[0].sector                    | unknown_sector_near
                    level: TS                   | level: ⟹ts                           | trades[0].level                     | not_a_choice
                    code: ZA_T_TS               | code: ⟹za t                          | trades[0].code                      | not_a_programme_code
                    key: second                 | key: ⟹Second one                     | sessions[1].key                     | not_a_key
                    kind: technical             | kind: ⟹technic                       | trades[0].competencies[0].kind      | not_a_choice
                    region: ZZ-01               | region: ⟹ZZ-1st                      | establishments[0].region            | not_a_region_code
                    region: ZZ-01               | region: ⟹ZZ-02                       | establishments[0].region            | unknown_region_near
                    region: ZZ-01               | region: ⟹MA-9                        | establishments[0].region            | unknown_region
                    establishment: school       | establishment: ⟹schol                | people[0].establishment             | unknown_establishment_near
                    establishment: school       | establishment: ⟹academy              | people[0].establishment             | unknown_establishment
                    establishment: school       | establishment: ⟹[school]             | people[0].establishment             | not_a_key
                    part: speaker               | part: ⟹reporter                      | sessions[0].participations[0].part  | not_a_choice
                    role: professional          | role: ⟹boss                          | people[0].role                      | not_a_choice
                    invented: true              | invented: ⟹yes                       | establishments[0].invented          | not_a_flag
                    school, invented: true      | school, invented: ⟹yes               | people[0].invented                  | not_a_flag
                    kind: webinar               | kind: ⟹workshop                      | sessions[0].kind                    | not_a_choice
                    trades: [testing]           | trades: [⟹tasting]                   | sessions[0].trades[0]               | unknown_trade_near
                    trades: [testing]           | trades: [testing, ⟹testing]          | sessions[0].trades[1]               | repeated_key
                    sectors: [ZA]               | sectors: ⟹ZA                         | sessions[0].sectors                 | not_a_list
                    person: tester-1            | person: ⟹tester-2                    | sessions[0].participations[0].person| unknown_person_near
                    person: tester-1            | person: ⟹nobody                      | sessions[0].participations[0].person| unknown_person
                    date: 2021-02-09            | date: ⟹2021-02-19                    | sessions[0].date                    | outside_the_days
                    until: "11:15"              | until: ⟹"09:15"                      | sessions[0].until                   | ends_before_it_starts
                    until: "11:15"              | until: ⟹"10:00"                      | sessions[0].until                   | ends_before_it_starts
                    from: "11:30"               | from: ⟹"25:30"                       | sessions[1].from                    | not_a_time
                    key: second                 | key: ⟹first                          | sessions[1].key                     | repeated_key
                    presence: remote            | presence: ⟹there                     | sessions[0].participations[0].presence| not_a_choice
                    """)
    void each_fault_is_told_where_it_stands(String before, String after, String path, String reason) {
        assertTrue(VALID.contains(before), before);
        // the escapes of YAML's quoted texts, written twice for the table
        var marked = replaceFirst(VALID, before, after).replace("\\\\", "\\");
        assertEquals(List.of(expected(marked, path, reason)), told(marked.replace(HERE, "")));
    }

    @Test
    void a_missing_field_is_told_at_its_item() {
        var marked = VALID.replace("  - key: second\n    kind: plenary\n", "  - " + HERE + "key: second\n");
        assertEquals(List.of(expected(marked, "sessions[1]", "missing_field")), told(marked.replace(HERE, "")));
        var fault = faults(marked.replace(HERE, "")).getFirst();
        assertEquals(Map.of("field", "kind"), fault.details());
        assertEquals("Le champ « \u2068kind\u2069 » manque.", Texts.say(Language.FR, fault.reason(), fault.details()));
    }

    @Test
    void a_region_has_an_iso_code() {
        var marked = VALID.replace("regions:\n", "regions:\n  - { code: " + HERE + "MA4, name: { fr: X } }\n");
        assertEquals(List.of(expected(marked, "regions[0].code", "not_a_region_code")), told(marked.replace(HERE, "")));
    }

    @Test
    void an_establishment_has_a_region_and_stands_once() {
        var marked = VALID.replace("region: ZZ-01, ", "").replace("{ key: school", HERE + "{ key: school");
        assertEquals(List.of(expected(marked, "establishments[0]", "missing_field")), told(marked.replace(HERE, "")));
        var twice = VALID.replace(
                "sectors:\n", "  - { key: " + HERE + "school, region: ZZ-01, name: { fr: Autre } }\nsectors:\n");
        assertEquals(List.of(expected(twice, "establishments[1].key", "repeated_key")), told(twice.replace(HERE, "")));
    }

    @Test
    void a_file_that_knows_no_establishments_is_read_as_before() {
        var file = EditionReader.read(withoutEstablishments());
        assertEquals(List.of(), file.establishments());
        assertEquals(null, file.people().getFirst().establishment());
    }

    /** As files were written before there were establishments. */
    static String withoutEstablishments() {
        var list = VALID.substring(VALID.indexOf("establishments:"), VALID.indexOf("sectors:\n  - {"));
        return VALID.replace(list, "").replace("establishment: school, ", "");
    }

    @Test
    void a_text_that_is_too_long_is_told_with_its_length() {
        var fault = faults(VALID.replace("fr: Un }", "fr: " + "é".repeat(201) + " }"))
                .getFirst();
        assertEquals("programme_fault_too_long", fault.reason());
        assertEquals(Map.of("length", 201, "longest", 200), fault.details());
        assertEquals("sessions[0].title.fr", fault.path());
    }

    @Test
    void all_faults_are_told_together_in_the_order_of_lines() {
        var text = VALID.replace("number: 1", "number: none")
                .replace("sector: ZA", "sector: QQQQ")
                .replace("date: 2021-02-09", "date: yesterday");
        assertEquals(
                List.of("programme_fault_not_a_number", "programme_fault_unknown_sector", "programme_fault_not_a_date"),
                faults(text).stream().map(EditionFault::reason).toList());
    }

    @Test
    void at_most_fifty_faults_are_told() {
        var many = IntStream.range(0, 80)
                .mapToObj(n -> "  - { code: z" + n + " }\n")
                .collect(Collectors.joining());
        assertEquals(
                Faults.MOST,
                faults(VALID.replace("sectors:\n", "sectors:\n" + many)).size());
    }

    @Test
    void sessions_of_one_person_may_not_overlap_and_others_may() {
        var beside = VALID.replace("date: 2021-02-08\n    from: \"11:30\"", "date: 2021-02-09\n    from: \"11:00\"");
        assertEquals(List.of("first", "second"), keys(EditionReader.read(beside)));
        var same = beside.replace("  - key: second", "  - " + HERE + "key: second")
                + "    participations: [{ part: host, function: { fr: X }, presence: remote, person: tester-1 }]\n";
        assertEquals(List.of(expected(same, "sessions[1]", "overlap_of_person")), told(same.replace(HERE, "")));
        var after = same.replace("from: \"11:00\"", "from: \"11:15\"");
        assertEquals(List.of("first", "second"), keys(EditionReader.read(after.replace(HERE, ""))));
    }

    @Test
    void sessions_at_one_venue_may_not_overlap() {
        var text = VALID.replace("sectors: [ZA]\n", "sectors: [ZA]\n    venue: { fr: Salle }\n")
                .replace("date: 2021-02-08\n    from: \"11:30\"", "date: 2021-02-09\n    from: \"11:00\"")
                .replace("  - key: second", "  - " + HERE + "key: second");
        assertEquals(List.of(expected(text, "sessions[1]", "overlap_at_venue")), told(text.replace(HERE, "")));
    }

    @Test
    void a_file_that_is_not_yaml_is_told_at_the_place() {
        var marked = VALID.replace("number: 1", "number: " + HERE + "@");
        assertEquals(List.of(expected(marked, "", "not_yaml")), told(marked.replace(HERE, "")));
        assertEquals(List.of("1:1  programme_fault_empty_file"), told(""));
        assertEquals(
                List.of("1:1  programme_fault_not_fields"),
                told("- just\n- a list\n").subList(0, 1));
    }

    @Test
    void aliases_and_depth_are_refused_before_they_grow() {
        var marked = VALID.replace("organiser: { fr: Office }", "organiser: &o { fr: Office }")
                .replace("theme: { fr: Le défi }", "theme: " + HERE + "*o");
        assertEquals(List.of(expected(marked, "", "alias")), told(marked.replace(HERE, "")));
        assertEquals(List.of("1:13  programme_fault_too_deep"), told("[".repeat(100_000)));
    }

    @Test
    void raw_control_characters_and_foreign_encodings_are_told_at_the_place() {
        var marked = VALID.replace("fr: Office", "fr: Off" + HERE + "\u0007ice");
        assertEquals(List.of(expected(marked, "", "control_character")), told(marked.replace(HERE, "")));
        var latin = VALID.substring(0, VALID.indexOf("défi") + 1).getBytes(StandardCharsets.UTF_8);
        var wrong = Arrays.copyOf(latin, latin.length + 1);
        wrong[latin.length] = (byte) 0xE9;
        var faults = assertThrows(EditionFaults.class, () -> EditionReader.read(wrong))
                .faults();
        assertEquals(List.of(new EditionFault(6, 20, "", "programme_fault_not_utf8", Map.of())), faults);
    }

    @Test
    void a_file_that_is_too_large_is_refused_unread() {
        var faults = assertThrows(EditionFaults.class, () -> EditionReader.read(new byte[FileSyntax.LARGEST + 1]));
        assertEquals(
                List.of(new EditionFault(1, 1, "", "programme_fault_file_too_large", Map.of("largest", 4))),
                faults.faults());
    }

    @Test
    void a_byte_order_mark_and_windows_lines_are_no_fault() {
        var windows = ("\uFEFF" + VALID.replace("\n", "\r\n")).getBytes(StandardCharsets.UTF_8);
        assertEquals(EditionReader.read(VALID), EditionReader.read(windows));
    }

    @Test
    void faults_are_told_in_each_language() {
        var faults =
                assertThrows(EditionFaults.class, () -> EditionReader.read(VALID.replace("  theme:", "  themes:")));
        var told = faults.told(Language.AR);
        assertEquals(2, told.size());
        assertEquals("3:3  edition: الحقل «\u2068theme\u2069» غير موجود وهو إلزامي.", told.getFirst());
        assertEquals(
                "6:3  edition.themes: Le champ « \u2068themes\u2069 » n’existe pas. Vouliez-vous dire « \u2068theme\u2069 » ?",
                faults.told(Language.FR).getLast());
    }

    private static List<String> keys(EditionFile file) {
        return file.sessions().stream().map(EditionFile.Planned::key).toList();
    }

    private static String replaceFirst(String text, String before, String after) {
        int at = text.indexOf(before);
        return text.substring(0, at) + after + text.substring(at + before.length());
    }

    private static String expected(String marked, String path, String reason) {
        int at = marked.indexOf(HERE);
        int line =
                1 + (int) marked.substring(0, at).chars().filter(c -> c == '\n').count();
        int column = at - marked.lastIndexOf('\n', at);
        return line + ":" + column + " " + path + " programme_fault_" + reason;
    }

    private static List<String> told(String text) {
        return faults(text).stream()
                .map(fault -> fault.line() + ":" + fault.column() + " " + fault.path() + " " + fault.reason())
                .toList();
    }

    private static List<EditionFault> faults(String text) {
        return assertThrows(EditionFaults.class, () -> EditionReader.read(text)).faults();
    }
}
