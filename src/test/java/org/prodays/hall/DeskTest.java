package org.prodays.hall;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.prodays.WithPostgres;
import org.prodays.ground.Database;
import org.prodays.ground.Language;
import org.prodays.ground.Localized;
import org.prodays.ground.Refusal;
import org.prodays.ground.Texts;
import org.prodays.people.Establishment;
import org.prodays.people.Establishments;
import org.prodays.people.Newcomer;
import org.prodays.people.People;
import org.prodays.people.Person;
import org.prodays.people.Role;
import org.prodays.programme.Session;

/** What moderators do with questions, and how each of it is taken back. */
@QuarkusTest
@WithPostgres
class DeskTest {

    @Inject
    HallHouse house;

    @Inject
    Askers askers;

    @Inject
    People people;

    @Inject
    Establishments establishments;

    @Inject
    Database database;

    private Session session;

    @BeforeEach
    void open() {
        session = house.open("webinar-12-additive-manufacturing");
    }

    @Test
    void a_question_is_declined_for_a_reason_that_is_kept() {
        UUID question = house.ask(house.someone(Role.TRAINEE), session, "Hors sujet ?");
        act(new FromDesk.Decline(house.key(), question, Declined.Reason.OFF_TOPIC, "  Voir  la séance de mardi "));
        var now = house.question(question).standing();
        assertEquals(Standing.State.DECLINED, now.state());
        assertEquals(new Declined(Declined.Reason.OFF_TOPIC, "Voir la séance de mardi"), now.declined());
    }

    @Test
    void another_reason_needs_words_and_no_reason_is_too_long() {
        UUID question = house.ask(house.someone(Role.TRAINEE), session, "Pourquoi pas ?");
        refused("hall_refusal_reason", () -> decline(question, Declined.Reason.OTHER, "  "));
        refused("ground_refusal_text_long", () -> decline(question, Declined.Reason.OTHER, "x".repeat(301)));
        refused("ground_refusal_direction", () -> decline(question, Declined.Reason.OTHER, "a\u202eb"));
        assertEquals(Standing.State.INCOMING, house.question(question).state());
        decline(question, Declined.Reason.OTHER, "x".repeat(300));
        assertEquals(Standing.State.DECLINED, house.question(question).state());
    }

    @Test
    void an_edit_keeps_the_original_and_its_undo_brings_it_back() {
        UUID question = house.approved(session, "koi le salère ?");
        act(new FromDesk.Edit(house.key(), question, "Quel est le salaire ?"));
        act(new FromDesk.Edit(house.key(), question, "Quel est le salaire moyen ?"));
        assertEquals("Quel est le salaire moyen ?", house.question(question).text());
        assertEquals("koi le salère ?", house.question(question).standing().original());
        act(house.undo(question));
        assertEquals("Quel est le salaire ?", house.question(question).text());
        act(house.undo(question));
        assertEquals("koi le salère ?", house.question(question).text());
        assertNull(house.question(question).standing().original());
        refused("hall_refusal_short", () -> act(new FromDesk.Edit(house.key(), question, "?")));
    }

    @Test
    void a_question_is_routed_to_a_named_place() {
        UUID question = house.approved(session, "Où demander une bourse ?");
        refused("hall_refusal_reply", () -> act(new FromDesk.Route(house.key(), question, " — ")));
        refused("ground_refusal_text_long", () -> act(new FromDesk.Route(house.key(), question, "x".repeat(201))));
        act(new FromDesk.Route(house.key(), question, "Service des bourses"));
        var now = house.question(question).standing();
        assertEquals(Standing.State.ROUTED, now.state());
        assertEquals("Service des bourses", Objects.requireNonNull(now.reply()).text());
        refused("hall_refusal_moved", () -> act(new FromDesk.PutOnAir(house.key(), question)));
        act(house.undo(question));
        assertEquals(Standing.State.APPROVED, house.question(question).state());
        assertNull(house.question(question).answeredAt());
    }

    @Test
    void who_moves_and_what_is_renamed_is_told_anew() {
        var kept = establishments.establishment("invented-rabat").orElseThrow();
        var person = house.someoneOf("invented-tangier", Role.TRAINEE);
        assertEquals("invented-tangier", from(person).key());
        database.change(handle ->
                people.enrol(handle, new Newcomer(person.key(), person.name(), person.role(), kept.key(), true)));
        awaitTrue(() -> from(person).equals(kept));
        var renamed = new Establishment(kept.key(), Localized.same("Renamed"), kept.region(), true);
        database.change(handle -> establishments.take(handle, List.of(renamed)));
        awaitTrue(() -> from(person).equals(renamed));
        database.change(handle -> establishments.take(handle, List.of(kept)));
        awaitTrue(() -> from(person).equals(kept));
    }

    private Establishment from(Person person) {
        return Objects.requireNonNull(
                Objects.requireNonNull(askers.asker(person.id())).establishment());
    }

    /** The news is carried after the commit. */
    private static void awaitTrue(BooleanSupplier told) {
        long until = System.nanoTime() + Duration.ofSeconds(20).toNanos();
        while (!told.getAsBoolean()) {
            assertTrue(System.nanoTime() < until, "the news did not arrive");
            LockSupport.parkNanos(Duration.ofMillis(50).toNanos());
        }
    }

    @Test
    void a_merged_question_stands_on_its_own_again() {
        UUID kept = house.approved(session, "Question gardée ?");
        UUID incoming = house.ask(house.someone(Role.TRAINEE), session, "Question jointe ?");
        act(new FromDesk.Merge(house.key(), incoming, kept));
        assertEquals(2, house.question(kept).votes());
        act(new FromDesk.Unmerge(house.key(), incoming));
        assertEquals(Standing.State.INCOMING, house.question(incoming).state());
        assertEquals(1, house.question(kept).votes());
        refused("hall_refusal_moved", () -> act(new FromDesk.Unmerge(house.key(), incoming)));
    }

    @Test
    void undoing_an_unmerge_makes_no_circle() {
        UUID a = house.approved(session, "Cercle A ?");
        UUID b = house.approved(session, "Cercle B ?");
        act(new FromDesk.Merge(house.key(), a, b));
        act(new FromDesk.Unmerge(house.key(), a));
        act(new FromDesk.Merge(house.key(), b, a));
        refused("hall_refusal_merge_itself", () -> act(house.undo(a)));
        assertEquals(Standing.State.APPROVED, house.question(a).state());
    }

    @Test
    void every_act_is_undone_from_the_last_to_the_first() {
        UUID question = house.ask(house.someone(Role.TRAINEE), session, "Tout annuler ?");
        var former = new ArrayList<Standing>();
        for (FromDesk act : List.of(
                new FromDesk.Approve(house.key(), question),
                new FromDesk.PutOnAir(house.key(), question),
                new FromDesk.PutBack(house.key(), question),
                new FromDesk.Edit(house.key(), question, "Tout annuler, vraiment ?"),
                new FromDesk.PutOnAir(house.key(), question),
                new FromDesk.Answer(house.key(), question))) {
            former.add(house.question(question).standing());
            act(act);
        }
        for (Standing standing : former.reversed()) {
            act(house.undo(question));
            assertEquals(standing, house.question(question).standing());
        }
        decline(question, Declined.Reason.UNCLEAR, "");
        act(house.undo(question));
        assertEquals(former.getFirst(), house.question(question).standing());
        assertNull(house.question(question).lastAct());
    }

    @Test
    void what_another_moderator_has_done_meanwhile_is_not_undone() {
        UUID question = house.approved(session, "À deux ?");
        var seen = house.undo(question);
        act(new FromDesk.Edit(house.key(), question, "À deux, ou à trois ?"));
        refused("hall_refusal_undo", () -> act(seen));
        assertEquals("À deux, ou à trois ?", house.question(question).text());
    }

    @Test
    void an_undo_does_not_put_a_second_question_on_air() {
        UUID first = house.approved(session, "Antenne une ?");
        UUID second = house.approved(session, "Antenne deux ?");
        act(new FromDesk.PutOnAir(house.key(), first));
        act(new FromDesk.PutBack(house.key(), first));
        act(new FromDesk.PutOnAir(house.key(), second));
        refused("hall_refusal_on_air_taken", () -> act(house.undo(first)));
        act(new FromDesk.PutBack(house.key(), second));
    }

    @Test
    void the_same_undo_sent_twice_is_one() {
        UUID question = house.approved(session, "Annulée une fois ?");
        act(new FromDesk.Edit(house.key(), question, "Annulée deux fois ?"));
        var moderator = house.someone(Role.MODERATOR);
        var undo = house.undo(question);
        house.actAs(moderator, session, undo);
        house.actAs(moderator, session, undo);
        assertEquals(Standing.State.APPROVED, house.question(question).state());
        assertEquals("Annulée une fois ?", house.question(question).text());
    }

    private void act(FromDesk command) {
        house.act(session, command);
    }

    private void decline(UUID question, Declined.Reason reason, String words) {
        act(new FromDesk.Decline(house.key(), question, reason, words));
    }

    private static void refused(String reason, Executable act) {
        var refusal = assertThrows(Refusal.class, act);
        assertEquals(reason, refusal.reason());
        for (Language language : Language.values()) {
            assertEquals(false, Texts.say(language, refusal).isBlank());
        }
    }
}
