package org.prodays.hall;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.prodays.WithPostgres;
import org.prodays.ground.Language;
import org.prodays.ground.Refusal;
import org.prodays.people.Person;
import org.prodays.people.Role;
import org.prodays.programme.DemoEdition;
import org.prodays.programme.Session;

/** Asking before the day, wanting the same, and what looks alike. */
@QuarkusTest
@WithPostgres
class QuestionsTest {

    /** Planned sessions that no other test opens. */
    private static final String PLANNED = "webinar-10-predictive-maintenance";

    private static final String PREPARED = "webinar-11-renewable-energy";
    private static final String PAST = "official-opening";

    /** How often the vote of one person is sent a hundred times at once; {@code -Dprodays.rounds=10000} for the long run. */
    private static final int ROUNDS = Integer.getInteger("prodays.rounds", 3);

    @Inject
    Hall hall;

    @Inject
    Halls halls;

    @Inject
    HallHouse house;

    @Test
    void what_was_asked_and_voted_for_before_the_day_is_at_the_desk_when_it_begins() {
        Session planned = house.session(PREPARED);
        UUID first = house.approved(planned, "Quels outils pour le diagnostic ?");
        UUID wanted = house.approved(planned, "كم يدوم التكوين؟");
        for (int i = 0; i < 3; i++) {
            hall.vote(house.someone(Role.TRAINEE), planned, new FromViewer.Vote(house.key(), wanted));
        }
        Session open = house.open(PREPARED);
        var live = halls.fresh(open.key());
        await(
                List.of("approved 1", "approved 4"),
                () -> live.onDesk().stream()
                        .filter(question -> Set.of(first.toString(), wanted.toString())
                                .contains(question.words().id()))
                        .map(question -> question.state() + " " + question.votes())
                        .toList());
    }

    @Test
    void a_session_whose_time_has_passed_unopened_takes_no_more_questions() {
        Session past = house.session(PAST);
        Person asker = house.someone(Role.TRAINEE);
        assertEquals(
                "hall_refusal_past",
                assertThrows(Refusal.class, () -> house.ask(asker, past, "Trop tard ?"))
                        .reason());
    }

    @Test
    void a_vote_is_taken_back_and_given_again_but_not_ones_own() {
        Session session = house.open(DemoEdition.ON_AIR);
        UUID question = house.approved(session, "Retirer sa voix ?");
        Person voter = house.someone(Role.TRAINEE);
        var give = new FromViewer.Vote(house.key(), question, true);
        var take = new FromViewer.Vote(house.key(), question, false);
        assertFalse(hall.vote(voter, session, give).already());
        assertFalse(hall.vote(voter, session, take).already());
        assertTrue(hall.vote(voter, session, take).already());
        assertEquals(1, house.question(question).votes());
        assertFalse(hall.vote(voter, session, give).already());
        assertEquals(2, house.question(question).votes());
        UUID own = house.ask(voter, session, "Retirer la mienne ?");
        house.act(session, new FromDesk.Approve(house.key(), own));
        house.act(session, new FromDesk.Merge(house.key(), own, question));
        hall.vote(voter, session, take);
        // what stays is the vote of having asked
        assertEquals(2, house.question(question).votes());
        assertTrue(hall.votedFor(voter, session.id()).contains(question));
    }

    @Test
    void a_vote_sent_a_hundred_times_at_once_counts_once_in_every_round() throws Exception {
        Session session = house.open(DemoEdition.ON_AIR);
        UUID question = house.approved(session, "Cent voix à la fois ?");
        Person voter = house.someone(Role.TRAINEE);
        for (int round = 0; round < ROUNDS; round++) {
            var give = new FromViewer.Vote(house.key(), question, true);
            var given =
                    HallHouse.atOnce(100, () -> hall.vote(voter, session, give).already());
            assertEquals(1, Collections.frequency(given, false));
            assertEquals(2, house.question(question).votes());
            var take = new FromViewer.Vote(house.key(), question, false);
            var taken =
                    HallHouse.atOnce(100, () -> hall.vote(voter, session, take).already());
            assertEquals(1, Collections.frequency(taken, false));
            assertEquals(1, house.question(question).votes());
        }
    }

    @Test
    void questions_that_are_alike_are_found_in_each_spelling_the_most_alike_first() {
        Session session = house.session(PLANNED);
        UUID arabic = house.approved(session, "ما هي الكفاءات المطلوبة في الصيانة؟");
        UUID french = house.approved(session, "Quelles compétences faut-il pour la maintenance ?");
        UUID other = house.approved(session, "Combien gagne un technicien débutant ?");
        UUID again = house.ask(
                house.someone(Role.TRAINEE), session, "Quelles sont les competences qu’il faut pour la MAINTENANCE");
        UUID spelled = house.ask(house.someone(Role.TRAINEE), session, "ماهى الكفاءات المطلوبه في الصيانه");
        assertEquals(List.of(french), house.question(again).near());
        assertEquals(List.of(arabic), house.question(spelled).near());
        assertEquals(List.of(), house.question(other).near());
        assertEquals(List.of(french), hall.like(session.id(), "quelles competences pour la maintenance ?"));
        for (int i = 0; i < 4; i++) {
            house.ask(house.someone(Role.TRAINEE), session, "Combien gagne un technicien débutant " + i + " ?");
        }
        UUID last = house.ask(house.someone(Role.TRAINEE), session, "Combien gagne un technicien débutant ?");
        assertEquals(LikenessStore.MOST, house.question(last).near().size());
        assertEquals(other, house.question(last).near().getFirst());
    }

    @Test
    void an_edited_question_is_compared_anew() {
        Session session = house.open(DemoEdition.ON_AIR);
        UUID model = house.approved(session, "Peut-on travailler à distance dans ce métier ?");
        UUID odd = house.approved(session, "tltrvl ds c mtr ?");
        assertEquals(List.of(), house.question(odd).near());
        house.act(
                session,
                new FromDesk.Edit(house.key(), odd, "Travailler à distance, est-ce possible dans ce métier ?"));
        assertEquals(List.of(model), house.question(odd).near());
    }

    @Test
    void the_room_sees_a_name_only_where_its_owner_wishes_and_the_desk_always() {
        Session session = house.open(DemoEdition.ON_AIR);
        Person asker = house.someone(Role.TRAINEE);
        UUID named = asked(asker, session, true);
        UUID unnamed = asked(asker, session, false);
        var live = halls.fresh(session.key());
        var both = Set.of(named.toString(), unnamed.toString());
        await(
                List.of("Optional[" + asker.name() + "]", "Optional.empty"),
                () -> live.shown().stream()
                        .filter(question -> both.contains(question.words().id()))
                        .map(question -> Optional.ofNullable(question.asker()).toString())
                        .toList());
        await(
                List.of(asker.name() + " true", asker.name() + " false"),
                () -> live.onDesk().stream()
                        .filter(question -> both.contains(question.words().id()))
                        .map(question -> question.asker() + " " + question.named())
                        .toList());
    }

    @Test
    void a_language_that_was_chosen_is_kept_and_a_trade_must_be_one_of_the_session() {
        Session session = house.open(DemoEdition.ON_AIR);
        Person asker = house.someone(Role.TRAINEE);
        String trade = session.trades().getFirst().key();
        var kept = hall.ask(
                asker, session, new FromViewer.Ask(house.key(), "DevOps ?", Language.AR, false, trade), Language.FR);
        assertEquals(Language.AR, house.question(kept.id()).language());
        assertEquals(trade, house.question(kept.id()).asked().trade());
        var foreign = new FromViewer.Ask(house.key(), "DevOps ?", null, false, "no-such-trade");
        assertEquals(
                "hall_refusal_trade",
                assertThrows(Refusal.class, () -> hall.ask(asker, session, foreign, Language.FR))
                        .reason());
    }

    private UUID asked(Person asker, Session session, boolean named) {
        var ask = new FromViewer.Ask(house.key(), "Avec mon nom (" + named + ") ?", null, named, null);
        UUID id = hall.ask(asker, session, ask, Language.FR).id();
        house.act(session, new FromDesk.Approve(house.key(), id));
        return id;
    }

    /** What the hall shows a tick later, in ten seconds at most. */
    private static <T> void await(List<T> expected, Supplier<List<T>> shown) {
        long deadline = System.nanoTime() + 10_000_000_000L;
        while (!expected.equals(shown.get()) && System.nanoTime() < deadline) {
            LockSupport.parkNanos(20_000_000);
        }
        assertEquals(expected, shown.get());
    }
}
