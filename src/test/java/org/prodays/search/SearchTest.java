package org.prodays.search;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.not;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import org.jdbi.v3.core.Handle;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.prodays.WithPostgres;
import org.prodays.ground.Database;
import org.prodays.ground.Localized;

@QuarkusTest
@WithPostgres
class SearchTest {

    @Inject
    Search search;

    @Inject
    Database database;

    private final List<Item> items = new ArrayList<>();

    @AfterEach
    void forget() {
        items.clear();
        refresh();
    }

    private void refresh() {
        database.change(handle -> search.refresh(handle, new Findable() {
            @Override
            public String kind() {
                return "sample";
            }

            @Override
            public List<Item> all(Handle within) {
                return items;
            }
        }));
    }

    private void there(String key, Localized title, String... words) {
        items.add(new Item(key, "/sample/" + key, title, null, List.of(words)));
        refresh();
    }

    private List<String> found(String query) {
        return search.find(query).stream()
                .filter(one -> one.kind().equals("sample"))
                .map(Found::path)
                .toList();
    }

    @ParameterizedTest
    @CsvSource({
        "احمد,أحمد بناني",
        "امال,مؤسسة آمال",
        "القنيطره,مركز القنيطرة",
        "موسسة,مؤسسة التكوين",
        "كلميم,مدينة ڭلميم",
        "كلميم,مدينة گلميم",
        "مهن,مِهَن الغد",
        "مهن,مـهن الغد",
        "kenitra,Centre de Kénitra",
        "prodays,Pro’days",
        "الرباط سلا القنيطرة,جهة الرباط-سلا-القنيطرة",
        "وبالقنيطرة,مركز القنيطرة",
        "قنيطرة,مركز القنيطرة",
        "٢٠٢٦,موسم 2026",
        "kenetra,Centre de Kénitra",
        "soudur,Soudeur",
        "mecatroniq,Mécatronique automobile",
        "اللحم,اللحام"
    })
    void ways_of_writing_and_slips_meet(String query, String title) {
        there("it", new Localized(title, null, null));
        assertEquals(List.of("/sample/it"), found(query));
    }

    @Test
    void a_thing_is_found_in_any_of_its_languages_and_by_its_other_words() {
        there("centre", new Localized("القنيطرة", "Kénitra", "Kenitra"), "Rabat-Salé");
        assertEquals(List.of("/sample/centre"), found("القنيطرة"));
        assertEquals(List.of("/sample/centre"), found("kénitra"));
        assertEquals(List.of("/sample/centre"), found("sale kenitra"));
    }

    @Test
    void all_words_are_asked_for_and_titles_come_before_other_words() {
        there("body", Localized.same("Xylophone"), "zanzibarite");
        there("title", Localized.same("Zanzibarite"));
        assertEquals(List.of("/sample/title", "/sample/body"), found("zanzibarite"));
        assertEquals(List.of("/sample/body"), found("zanzibarite xylophone"));
        assertEquals(List.of(), found("zanzibarite quetzalcoatl"));
    }

    @Test
    void a_word_longer_than_any_word_does_no_harm_and_is_found_by_its_beginning() {
        there("long", Localized.same("Quetzalcoatl " + "x".repeat(5_000)));
        assertEquals(List.of("/sample/long"), found("quetzalcoatl"));
        assertEquals(List.of("/sample/long"), found("x".repeat(150)));
        there("sign", Localized.same("—"));
        assertEquals(List.of("/sample/long"), found("quetzalcoatl"));
    }

    @Test
    void what_is_gone_is_not_found_and_what_changed_is_found_anew() {
        there("one", Localized.same("Zanzibarite"));
        items.set(0, new Item("one", "/sample/one", Localized.same("Quetzalcoatl"), null, List.of()));
        refresh();
        assertEquals(List.of(), found("zanzibarite"));
        assertEquals(List.of("/sample/one"), found("quetzalcoatl"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "   ",
                "؟!",
                "'; drop table search.item; --",
                "%_\\",
                "\u0000",
                "\uD800",
                "<script>alert(1)</script>"
            })
    void strange_queries_do_no_harm(String query) {
        given().queryParam("q", query)
                .get("/ar/search")
                .then()
                .statusCode(200)
                .body(not(containsString("<script>alert")));
    }

    @Test
    void a_query_of_any_length_is_bounded() {
        assertTrue(Term.of("mot ".repeat(3_000)).size() == 1);
        assertEquals(Term.MOST, Term.of("a b c d e f g h i j k l").size());
        given().queryParam("q", "soudeur ".repeat(200)).get("/fr/search").then().statusCode(200);
    }

    @Test
    void trades_sectors_sessions_and_who_takes_part_are_there_and_lead_to_their_pages() {
        given().queryParam("q", "cybersecurite")
                .get("/fr/search")
                .then()
                .statusCode(200)
                .body(containsString("/fr/sessions/webinar-04-cybersecurity"));
        given().queryParam("q", "cybersecurity")
                .get("/ar/search")
                .then()
                .body(containsString("/ar/sessions/webinar-04-cybersecurity"), containsString("/ar/trades/"));
    }
}
