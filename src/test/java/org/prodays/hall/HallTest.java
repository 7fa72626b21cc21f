package org.prodays.hall;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.Collections;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.prodays.WithPostgres;
import org.prodays.ground.Language;
import org.prodays.ground.Refusal;
import org.prodays.ground.Texts;
import org.prodays.people.Person;
import org.prodays.people.Role;
import org.prodays.programme.DemoEdition;
import org.prodays.programme.Programme;
import org.prodays.programme.Session;

@QuarkusTest
@WithPostgres
class HallTest {

    @Inject
    Hall hall;

    @Inject
    HallHouse house;

    @Inject
    Programme programme;

    @Test
    void a_question_sent_twice_is_one_and_asking_is_its_first_vote() {
        Session session = house.open(DemoEdition.ON_AIR);
        Person asker = house.someone(Role.TRAINEE);
        var ask = new FromViewer.Ask(house.key(), "  Quels  outils ? ");
        var first = hall.ask(asker, session, ask, Language.FR);
        var again = hall.ask(asker, session, ask, Language.FR);
        assertEquals(first.id(), again.id());
        assertEquals("Quels outils ?", again.text());
        assertEquals(1, house.question(first.id()).votes());
        assertEquals(Set.of(first.id()), hall.votedFor(asker, session.id()));
    }

    @Test
    void a_hundred_questions_of_one_key_at_once_are_one() throws Exception {
        Session session = house.open(DemoEdition.ON_AIR);
        Person asker = house.someone(Role.TRAINEE);
        var ask = new FromViewer.Ask(house.key(), "Une fois seulement ?");
        var made = HallHouse.atOnce(
                100, () -> hall.ask(asker, session, ask, Language.FR).id());
        assertEquals(1, Set.copyOf(made).size());
    }

    @Test
    void a_hundred_votes_of_one_person_at_once_count_once() throws Exception {
        Session session = house.open(DemoEdition.ON_AIR);
        UUID question = house.approved(session, "Cent fois ?");
        Person voter = house.someone(Role.TRAINEE);
        var counted = HallHouse.atOnce(
                100, () -> hall.vote(voter, session, vote(question)).already());
        assertEquals(1, Collections.frequency(counted, false));
        assertEquals(2, house.question(question).votes());
    }

    @Test
    void a_merge_counts_each_person_once_and_keeps_both_questions() {
        Session session = house.open(DemoEdition.ON_AIR);
        UUID kept = house.approved(session, "Combien gagne-t-on ?");
        UUID same = house.approved(session, "Quel est le salaire ?");
        UUID third = house.approved(session, "Le salaire moyen ?");
        Person both = house.someone(Role.TRAINEE);
        Person one = house.someone(Role.TRAINEE);
        hall.vote(both, session, vote(kept));
        hall.vote(both, session, vote(same));
        hall.vote(one, session, vote(same));
        house.act(session, new FromDesk.Merge(house.key(), third, same));
        house.act(session, new FromDesk.Merge(house.key(), same, kept));
        // three askers, and two who voted
        assertEquals(5, house.question(kept).votes());
        assertEquals(Standing.State.MERGED, house.question(same).state());
        assertEquals("Quel est le salaire ?", house.question(same).text());
        assertEquals(new Hall.Counted(kept, true), hall.vote(one, session, vote(kept)));
        assertEquals(new Hall.Counted(kept, true), hall.vote(one, session, vote(third)));
        house.act(session, house.undo(same));
        assertEquals(2, house.question(kept).votes());
        assertEquals(4, house.question(same).votes());
    }

    @Test
    void merging_follows_to_the_question_that_speaks_and_never_in_a_circle() {
        Session session = house.open(DemoEdition.ON_AIR);
        UUID a = house.approved(session, "Question A ?");
        UUID b = house.approved(session, "Question B ?");
        UUID c = house.approved(session, "Question C ?");
        house.act(session, new FromDesk.Merge(house.key(), b, a));
        house.act(session, new FromDesk.Merge(house.key(), c, b));
        assertEquals(a, house.question(c).mergedInto());
        refused("hall_refusal_merge_itself", () -> house.act(session, new FromDesk.Merge(house.key(), a, c)));
        refused("hall_refusal_merge_itself", () -> house.act(session, new FromDesk.Merge(house.key(), a, a)));
        UUID declined = house.approved(session, "Question D ?");
        house.act(session, decline(declined));
        refused("hall_refusal_merge_declined", () -> house.act(session, new FromDesk.Merge(house.key(), a, declined)));
        assertEquals(Standing.State.APPROVED, house.question(a).state());
    }

    @Test
    void one_question_is_on_air_until_it_is_answered_or_put_back() {
        Session session = house.open(webinar(0));
        UUID first = house.approved(session, "Première ?");
        UUID second = house.approved(session, "Deuxième ?");
        house.act(session, new FromDesk.PutOnAir(house.key(), first));
        refused("hall_refusal_on_air_taken", () -> house.act(session, new FromDesk.PutOnAir(house.key(), second)));
        house.act(session, new FromDesk.PutBack(house.key(), first));
        assertEquals(null, house.question(first).onAirAt());
        house.act(session, new FromDesk.PutOnAir(house.key(), second));
        house.act(session, new FromDesk.Answer(house.key(), second));
        assertEquals(Standing.State.ANSWERED, house.question(second).state());
        refused("hall_refusal_answered", () -> hall.vote(house.someone(Role.TRAINEE), session, vote(second)));
        refused("hall_refusal_moved", () -> house.act(session, new FromDesk.PutOnAir(house.key(), second)));
    }

    @Test
    void a_moderators_command_sent_twice_is_one_act() {
        Session session = house.open(DemoEdition.ON_AIR);
        UUID question = house.ask(house.someone(Role.TRAINEE), session, "Deux fois ?");
        Person moderator = house.someone(Role.MODERATOR);
        var approve = new FromDesk.Approve(house.key(), question);
        house.actAs(moderator, session, approve);
        house.actAs(moderator, session, approve);
        refused("hall_refusal_moved", () -> house.act(session, new FromDesk.Approve(house.key(), question)));
        assertEquals(
                1L,
                house.row("select count(*) as n from hall.act where question = '" + question + "'")
                        .get("n"));
    }

    @Test
    void what_may_not_be_voted_for_is_refused_and_nothing_is_counted() {
        Session session = house.open(DemoEdition.ON_AIR);
        Session other = house.open(webinar(1));
        Person voter = house.someone(Role.TRAINEE);
        UUID elsewhere = house.approved(other, "Ailleurs ?");
        refused("hall_refusal_other_session", () -> hall.vote(voter, session, vote(elsewhere)));
        UUID own = house.ask(voter, session, "La mienne ?");
        refused("hall_refusal_own", () -> hall.vote(voter, session, vote(own)));
        UUID incoming = house.ask(house.someone(Role.TRAINEE), session, "Pas encore visible ?");
        refused("hall_refusal_unknown", () -> hall.vote(voter, session, vote(incoming)));
        refused("hall_refusal_unknown", () -> hall.vote(voter, session, vote(UUID.randomUUID())));
        assertEquals(1, house.question(elsewhere).votes());
        assertEquals(1, house.question(incoming).votes());
    }

    @Test
    void after_the_end_nothing_is_asked() {
        Session open = house.open(webinar(3));
        var asker = house.someone(Role.TRAINEE);
        var ask = new FromViewer.Ask(house.key(), "Juste à temps ?");
        var kept = hall.ask(asker, open, ask, Language.FR);
        Session ended = programme.end(open.id());
        refused("hall_refusal_ended", () -> house.ask(asker, ended, "Trop tard ?"));
        assertEquals(kept.id(), hall.ask(asker, ended, ask, Language.FR).id());
        refused("hall_refusal_ended", () -> house.act(ended, new FromDesk.PutOnAir(house.key(), kept.id())));
    }

    private FromViewer.Vote vote(UUID question) {
        return new FromViewer.Vote(house.key(), question);
    }

    private FromDesk.Decline decline(UUID question) {
        return new FromDesk.Decline(house.key(), question, Declined.Reason.OFF_TOPIC, "");
    }

    /** Webinars other than the one on air, one for each test that changes what is on air or ends it. */
    private String webinar(int number) {
        return programme.sessions().stream()
                .filter(session -> session.kind() == Session.Kind.WEBINAR)
                .map(Session::key)
                .sorted()
                .skip(12)
                .toList()
                .get(number);
    }

    private static void refused(String reason, Executable act) {
        var refusal = assertThrows(Refusal.class, act);
        assertEquals(reason, refusal.reason());
        for (Language language : Language.values()) {
            assertEquals(false, Texts.say(language, refusal).isBlank());
        }
    }
}
