package org.prodays.programme;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.not;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import jakarta.inject.Inject;
import java.util.Locale;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.prodays.WithPostgres;
import org.prodays.ground.Database;
import org.prodays.ground.Localized;
import org.prodays.ground.Zones;
import org.prodays.people.Newcomer;
import org.prodays.people.People;
import org.prodays.people.Role;

@QuarkusTest
@WithPostgres
class ResolvingTest {

    @Inject
    Resolving resolving;

    @Inject
    Programme programme;

    @Inject
    People people;

    @Inject
    Database database;

    @Test
    void a_session_resolved_by_former_rules_keeps_its_wall_time_and_is_listed_once() {
        var session = programme.sessions().stream()
                .filter(one -> one.state() == Session.State.PLANNED)
                .toList()
                .getLast();
        var slot = session.slot();
        shift(session.id(), "-1 hour");
        assertEquals(1, resolving.resolve());
        assertEquals(0, resolving.resolve());
        assertEquals(slot, programme.session(session.id()).orElseThrow().slot());
        var moved = resolving.unseen();
        assertEquals(1, moved.size());
        assertEquals(60, moved.getFirst().minutes());
        assertTrue(moved.getFirst().later());
        assertEquals("2026a", moved.getFirst().rulesBefore());
        assertEquals(Zones.version(), moved.getFirst().rulesAfter());
        String organiser = visit(Role.ORGANISER);
        given().cookie("prodays", organiser).get("/en").then().body(containsString("60 minutes later"));
        given().cookie("prodays", visit(Role.TRAINEE))
                .get("/en")
                .then()
                .statusCode(200)
                .body(not(containsString("60 minutes later")));
        given().cookie("prodays", organiser)
                .header("Origin", "http://localhost:" + RestAssured.port)
                .redirects()
                .follow(false)
                .post("/en/programme/moved")
                .then()
                .statusCode(303);
        assertEquals(0, resolving.unseen().size());
    }

    @Test
    void one_whose_instant_stays_is_only_noted() {
        var session = programme.sessions().getLast();
        shift(session.id(), "0 hours");
        assertEquals(0, resolving.resolve());
    }

    /** As if it had been resolved by other rules, which had its zone elsewhere. */
    private void shift(UUID session, String by) {
        database.change(handle -> handle.execute(
                "update programme.session set starts_at = starts_at + ?::interval, ends_at = ends_at + ?::interval,"
                        + " resolved_by = '2026a' where id = ?",
                by,
                by,
                session));
    }

    private String visit(Role role) {
        String key = "resolving-" + role.name().toLowerCase(Locale.ROOT);
        database.change(
                handle -> people.enrol(handle, new Newcomer(key, Localized.same("Resolving test"), role, null, true)));
        return given().redirects()
                .follow(false)
                .header("Origin", "http://localhost:" + RestAssured.port)
                .post("/fr/enter/" + people.issueCode(key))
                .cookie("prodays");
    }
}
