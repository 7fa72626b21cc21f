package org.prodays.programme;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.runtime.StartupEvent;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.prodays.WithPostgres;
import org.prodays.ground.Changes;
import org.prodays.ground.Database;
import org.prodays.ground.Language;
import org.prodays.ground.Refusal;
import org.prodays.people.Establishments;
import org.prodays.people.People;
import org.prodays.trades.Trades;

/** Imports a small edition 1 beside the demonstration edition 3, which stays on show. */
@QuarkusTest
@WithPostgres
class EditionImportTest {

    private static final String FILE = EditionReaderTest.VALID;
    private static final List<String> TABLES = List.of(
            "trades.sector",
            "trades.trade",
            "trades.competency",
            "programme.edition",
            "people.region",
            "people.establishment",
            "programme.session",
            "programme.participation",
            "programme.session_sector",
            "programme.session_trade",
            "people.person");

    @Inject
    EditionImport editions;

    @Inject
    Programme programme;

    @Inject
    Trades trades;

    @Inject
    People people;

    @Inject
    Establishments establishments;

    @Inject
    Database database;

    @Inject
    ProgrammeStore store;

    @Inject
    DemoEdition demo;

    @AfterEach
    void forget() {
        database.change(handle -> {
            handle.execute("delete from programme.session where edition = 1");
            handle.execute("delete from programme.edition where number = 1");
            handle.execute("delete from trades.trade where sector like 'Z%'");
            handle.execute("delete from trades.sector where code like 'Z%'");
            handle.execute("delete from people.person where key like 'tester-%'");
            handle.execute("delete from people.establishment where region like 'ZZ-%'");
            handle.execute("delete from people.region where code like 'ZZ-%'");
        });
    }

    @Test
    void a_first_import_adds_everything() {
        var one = new Changes(1, 0, 0, 0);
        var two = new Changes(2, 0, 0, 0);
        assertEquals(new ImportResult(1, one, one, one, two, one, one, two), editions.load(FILE));
        var file = EditionReader.read(FILE);
        assertEquals(
                file.establishments().getFirst(),
                establishments.establishment("school").orElseThrow());
        assertEquals("school", people.person("tester-1").orElseThrow().establishment());
        assertEquals(
                file.edition(),
                database.read(handle -> store.edition(handle, 1)).orElseThrow());
        var kept = kept();
        assertEquals(List.of(file.sessions().get(1), file.sessions().get(0)), plans(kept));
        assertEquals(file.trades().getFirst(), trades.trade("testing").orElseThrow());
        var session = programme.session(kept.getLast().id()).orElseThrow();
        assertEquals(file.trades(), session.trades());
        assertEquals(List.of(file.sectors().getFirst()), session.sectors());
        assertEquals(Session.State.PLANNED, session.state());
    }

    @Test
    void the_rule_of_presence_is_the_files_or_stays_as_an_organiser_set_it() {
        editions.load(FILE);
        assertEquals(60, presentPercent());
        database.change(handle -> programme.presentFrom(handle, 1, 75));
        assertTrue(editions.load(FILE).nothingChanged());
        assertEquals(75, presentPercent());
        editions.load(FILE.replace("  number: 1\n", "  number: 1\n  present-percent: 50\n"));
        assertEquals(50, presentPercent());
    }

    private int presentPercent() {
        return database.read(handle -> store.edition(handle, 1)).orElseThrow().presentPercent();
    }

    @Test
    void the_same_file_twice_changes_no_row(@TempDir Path folder) throws Exception {
        var path = Files.writeString(folder.resolve("edition.yml"), FILE);
        editions.load(path);
        var before = rows();
        var again = editions.load(path);
        assertTrue(again.nothingChanged());
        assertEquals("Edition 1: nothing changed.", again.told(Language.EN));
        assertEquals(before, rows());
    }

    @Test
    void a_changed_file_updates_by_key_and_leaves_the_rest_alone() {
        editions.load(FILE);
        var before = kept();
        var result = editions.load(FILE.replace("fr: Un }", "fr: Premier, ar: الأولى }")
                .replace("fr: Écran", "fr: Tablette")
                .replace("  - key: second", """
                          - key: third
                            kind: webinar
                            title: { fr: Trois }
                            date: 2021-02-18
                            from: "10:00"
                            until: "11:15"
                          - key: second""".stripIndent().indent(2).stripTrailing()));
        var unchanged = new Changes(0, 0, 1, 0);
        assertEquals(
                new ImportResult(
                        1,
                        unchanged,
                        unchanged,
                        unchanged,
                        new Changes(0, 0, 2, 0),
                        new Changes(0, 1, 0, 0),
                        unchanged,
                        new Changes(1, 1, 1, 0)),
                result);
        var after = kept();
        assertEquals(List.of("second", "first", "third"), keys(after));
        assertEquals(before.get(0), after.get(0));
        assertEquals(before.get(1).id(), after.get(1).id());
        assertEquals("Premier", after.get(1).plan().title().fr());
    }

    @Test
    void an_establishment_may_move_and_be_renamed_and_a_person_may_leave_it() {
        editions.load(FILE);
        var moved = FILE.replace("regions:\n", "regions:\n  - { code: ZZ-02, name: { fr: Autre région } }\n")
                .replace("region: ZZ-01", "region: ZZ-02")
                .replace("fr: École", "fr: Lycée");
        var result = editions.load(moved);
        assertEquals(new Changes(1, 0, 1, 0), result.regions());
        assertEquals(new Changes(0, 1, 0, 0), result.establishments());
        assertEquals(new Changes(0, 0, 1, 0), result.people());
        var school = establishments.establishment("school").orElseThrow();
        assertEquals("Lycée", school.name().fr());
        assertEquals("ZZ-02", school.region().code());
        assertEquals(
                new Changes(0, 1, 0, 0),
                editions.load(EditionReaderTest.withoutEstablishments()).people());
        assertEquals(null, people.person("tester-1").orElseThrow().establishment());
        assertEquals(school, establishments.establishment("school").orElseThrow());
    }

    @Test
    void a_programme_code_moves_to_the_trade_that_the_file_gives_it_to() {
        var other = "  - { key: trying, sector: ZA, level: T, code: ZA_O_T, name: { fr: Autre } }\npeople:\n";
        editions.load(FILE.replace("people:\n", other));
        var swapped = FILE.replace("people:\n", other)
                .replace("ZA_O_T", "ZA_X")
                .replace("ZA_T_TS", "ZA_O_T")
                .replace("ZA_X", "ZA_T_TS");
        assertEquals(new Changes(0, 2, 0, 0), editions.load(swapped).trades());
        assertEquals("ZA_O_T", trades.trade("testing").orElseThrow().code());
        assertEquals("ZA_T_TS", trades.trade("trying").orElseThrow().code());
        assertTrue(editions.load(swapped).nothingChanged());
        var renamed = swapped.replace("key: trying", "key: tasting");
        assertEquals(new Changes(1, 0, 1, 0), editions.load(renamed).trades());
        assertEquals("ZA_T_TS", trades.trade("tasting").orElseThrow().code());
        assertEquals(null, trades.trade("trying").orElseThrow().code());
    }

    @Test
    void a_faulty_file_changes_nothing() {
        editions.load(FILE);
        var before = rows();
        var faulty = FILE.replace("fr: Un }", "fr: Premier }").replace("date: 2021-02-08", "date: 2021-03-08");
        assertThrows(EditionFaults.class, () -> editions.load(faulty));
        assertEquals(before, rows());
    }

    @Test
    void an_import_that_fails_at_its_last_step_changes_nothing() {
        editions.load(FILE);
        programme.open(kept().getFirst().id());
        var before = rows();
        var without = FILE.substring(0, FILE.indexOf("  - key: second"))
                .replace("fr: Essais", "fr: Autres essais")
                .replace("fr: Testeuse }, invented", "fr: Autre }, invented")
                .replace("key: first", "key: fourth");
        var faults =
                assertThrows(EditionFaults.class, () -> editions.load(without)).faults();
        assertEquals(
                List.of("programme_fault_opened_session_missing"),
                faults.stream().map(EditionFault::reason).toList());
        assertEquals(before, rows());
    }

    @Test
    void an_opened_session_keeps_its_state_and_a_planned_one_may_disappear() {
        editions.load(FILE);
        var opened = programme.open(kept().getLast().id());
        var result =
                editions.load(FILE.substring(0, FILE.indexOf("  - key: second")).replace("fr: Un }", "fr: Uno }"));
        assertEquals(new Changes(0, 1, 0, 1), result.sessions());
        var after = programme.session(opened.id()).orElseThrow();
        assertEquals("Uno", after.title().fr());
        assertEquals(opened.openedAt(), after.openedAt());
        assertEquals(Session.State.OPEN, after.state());
    }

    @Test
    void opening_and_ending_happen_once_and_in_order() {
        editions.load(FILE);
        var id = kept().getFirst().id();
        var early = assertThrows(Refusal.class, () -> programme.end(id));
        assertEquals("programme_refusal_never_opened", early.reason());
        var opened = programme.open(id);
        assertEquals(opened, programme.open(id));
        assertEquals(opened, programme.session(id).orElseThrow());
        var ended = programme.end(id);
        assertEquals(ended, programme.end(id));
        assertEquals(ended, programme.session(id).orElseThrow());
        var late = assertThrows(Refusal.class, () -> programme.open(id));
        assertEquals("programme_refusal_ended", late.reason());
    }

    @Test
    void the_demonstration_is_on_air_from_the_first_start_and_loaded_once() {
        assertEquals(3, programme.edition().orElseThrow().number());
        assertEquals(22, programme.sessions().size());
        var live = programme.session(DemoEdition.ON_AIR).orElseThrow();
        assertTrue(programme.onAir().contains(live) || live.state() == Session.State.ENDED);
        assertEquals(4, live.trades().size());
        assertTrue(programme.sessionsOn(live.trades().getFirst().key()).contains(live));
        var before = rows();
        demo.start(new StartupEvent());
        assertEquals(before, rows());
    }

    @Test
    void the_next_session_is_the_first_planned_one_after_the_moment() {
        var planned = programme.sessions().stream()
                .filter(session -> session.state() == Session.State.PLANNED)
                .toList();
        var third = planned.get(2);
        assertEquals(
                third, programme.next(third.slot().startsAt().minusMillis(1)).orElseThrow());
        assertEquals(Optional.empty(), programme.next(planned.getLast().slot().startsAt()));
    }

    private List<ProgrammeStore.Kept> kept() {
        return database.read(handle -> store.sessions(handle, 1));
    }

    private static List<EditionFile.Planned> plans(List<ProgrammeStore.Kept> kept) {
        return kept.stream().map(ProgrammeStore.Kept::plan).toList();
    }

    private static List<String> keys(List<ProgrammeStore.Kept> kept) {
        return plans(kept).stream().map(EditionFile.Planned::key).toList();
    }

    /** Every row with the transaction that last wrote it. */
    private List<String> rows() {
        return database.read(handle -> {
            var rows = new ArrayList<String>();
            for (var table : TABLES) {
                handle.createQuery("select xmin::text || ' ' || t::text from " + table + " t order by t::text")
                        .mapTo(String.class)
                        .forEach(row -> rows.add(table + " " + row));
            }
            return rows;
        });
    }
}
