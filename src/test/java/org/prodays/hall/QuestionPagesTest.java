package org.prodays.hall;

import static io.restassured.RestAssured.given;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.prodays.WithPostgres;
import org.prodays.ground.Database;
import org.prodays.ground.Language;
import org.prodays.ground.Texts;
import org.prodays.people.People;
import org.prodays.people.Person;
import org.prodays.people.Role;
import org.prodays.programme.DemoEdition;
import org.prodays.programme.Programme;
import org.prodays.programme.Session;
import org.prodays.trades.Trade;
import org.prodays.trades.Trades;

/** Asking, voting and answering by the forms of pages, as a browser without a script does. */
@QuarkusTest
@WithPostgres
class QuestionPagesTest {

    private static final String PLANNED = "webinar-17-precision-agriculture";
    private static final String ENDED = "webinar-18-connected-health";
    private static final String SPEAKER = "professional-18";

    @Inject
    HallHouse house;

    @Inject
    Programme programme;

    @Inject
    Trades trades;

    @Inject
    TradeQuestions tradeQuestions;

    @Inject
    People people;

    @Inject
    Database database;

    @ParameterizedTest
    @EnumSource
    void what_is_asked_before_the_day_is_seen_by_its_asker_and_once_approved_voted_for(Language language) {
        Person asker = house.someone(Role.TRAINEE);
        String words = "Capteurs de sol <%s> : lesquels ?".formatted(language.ownName());
        String pages = "/" + language.tag() + "/sessions/" + PLANNED;
        assertEquals(303, ask(asker, pages, words, house.key(), true).statusCode());
        String seen = get(asker, pages);
        assertTrue(seen.contains("Capteurs de sol &lt;"), "its asker sees it");
        assertTrue(seen.contains(Texts.say(language, "hall_live_own_incoming")));
        Person reader = house.someone(Role.TRAINEE);
        assertFalse(get(reader, pages).contains("Capteurs de sol &lt;" + language.ownName()), "the others do not yet");
        UUID question = asked(words);
        house.act(house.session(PLANNED), new FromDesk.Approve(house.key(), question));
        assertEquals(303, vote(reader, pages, question, true).statusCode());
        assertEquals(2, house.question(question).votes());
        assertTrue(get(reader, pages).contains(Texts.say(language, "hall_live_voted")));
        assertEquals(303, vote(reader, pages, question, false).statusCode());
        assertEquals(1, house.question(question).votes());
        assertEquals(409, vote(asker, pages, question, true).statusCode());
    }

    @ParameterizedTest
    @EnumSource
    void a_refused_question_stays_in_its_box_with_the_reason(Language language) {
        Person asker = house.someone(Role.TRAINEE);
        String pages = "/" + language.tag() + "/sessions/" + PLANNED;
        Response shortOne = ask(asker, pages, " ؟ ", house.key(), true);
        assertEquals(422, shortOne.statusCode());
        assertTrue(words(shortOne).contains(Texts.say(language, "hall_refusal_short", Map.of("least", 3))));
        String long_ = "ما هي ".repeat(90);
        Response longOne = ask(asker, pages, long_, house.key(), true);
        assertEquals(422, longOne.statusCode());
        assertTrue(longOne.asString().contains("ما هي ".repeat(89)), "nothing of it is lost");
        assertEquals(400, ask(asker, pages, "Sans clé ?", "short", true).statusCode());
    }

    @Test
    void the_sixth_question_in_a_minute_waits_and_is_kept_in_its_box() {
        Person asker = house.someone(Role.TRAINEE);
        for (int i = 0; i < 5; i++) {
            assertEquals(
                    303,
                    ask(asker, "/fr/sessions/" + PLANNED, "Rafale numéro " + i + " ?", house.key(), true)
                            .statusCode());
        }
        Response sixth = ask(asker, "/fr/sessions/" + PLANNED, "Rafale de trop ?", house.key(), true);
        assertEquals(429, sixth.statusCode());
        assertTrue(sixth.asString().contains("Rafale de trop ?"));
    }

    @Test
    void while_the_session_is_open_one_asks_and_votes_without_a_script_on_the_page_of_its_questions() {
        Session session = house.open(DemoEdition.ON_AIR);
        UUID question = house.approved(session, "Sans script, <en direct> ?");
        Person reader = house.someone(Role.TRAINEE);
        String pages = "/fr/sessions/" + session.key();
        assertTrue(get(reader, pages + "/questions").contains("Sans script, &lt;en direct&gt; ?"));
        Response voted = vote(reader, pages, question, true);
        assertEquals(303, voted.statusCode());
        assertTrue(voted.header("Location").endsWith(pages + "/questions"));
        assertEquals(2, house.question(question).votes());
    }

    @Test
    void a_form_sent_twice_asks_once() {
        Person asker = house.someone(Role.TRAINEE);
        String key = house.key();
        for (int i = 0; i < 2; i++) {
            assertEquals(
                    303,
                    ask(asker, "/fr/sessions/" + PLANNED, "Envoyée deux fois ?", key, true)
                            .statusCode());
        }
        assertEquals(
                1L,
                house.row("select count(*) as n from hall.question where text = 'Envoyée deux fois ?'")
                        .get("n"));
    }

    @Test
    void what_is_alike_is_shown_first_and_asking_all_the_same_is_possible() {
        Session session = house.session(PLANNED);
        house.approved(session, "Quel drone choisir pour surveiller les cultures ?");
        Person asker = house.someone(Role.TRAINEE);
        String mine = "Quel drone choisir pour la surveillance des cultures ?";
        Response near = ask(asker, "/fr/sessions/" + PLANNED, mine, house.key(), false);
        assertEquals(200, near.statusCode());
        assertTrue(near.asString().contains("Quel drone choisir pour surveiller les cultures ?"));
        assertTrue(near.asString().contains(mine));
        assertTrue(near.asString().contains("name=\"anyway\""));
        assertEquals(
                303,
                ask(asker, "/fr/sessions/" + PLANNED, mine, house.key(), true).statusCode());
        assertEquals(asker.id(), house.question(asked(mine)).asker());
    }

    @Test
    void a_question_on_a_trade_waits_for_a_session_and_lands_there() {
        Trade trade = trades.all().stream()
                .filter(one -> programme.sessionsOn(one.key()).isEmpty())
                .findFirst()
                .orElseThrow();
        Person asker = house.someone(Role.TRAINEE);
        assertEquals(
                303,
                ask(asker, "/fr/trades/" + trade.key(), "Un métier d’avenir ?", house.key(), true)
                        .statusCode());
        assertTrue(get(asker, "/fr/trades/" + trade.key()).contains("Un métier d’avenir ?"));
        assertTrue(get(asker, "/fr/questions").contains("Un métier d’avenir ?"));
        Session session = house.session(PLANNED);
        tradeQuestions.land(onAlso(session, trade));
        Question landed = house.question(asked("Un métier d’avenir ?"));
        assertEquals(session.id(), landed.session());
        assertEquals(trade.key(), landed.asked().trade());
        assertEquals(1, landed.votes());
        assertEquals(List.of(), tradeQuestions.waitingOf(asker));
    }

    @Test
    void a_question_on_a_trade_goes_to_its_next_session() {
        Session session = house.session(PLANNED);
        Trade trade = session.trades().getFirst();
        Session next = tradeQuestions.taking(trade.key()).orElseThrow();
        Person asker = house.someone(Role.TRAINEE);
        ask(asker, "/fr/trades/" + trade.key(), "Pour la prochaine séance ?", house.key(), true);
        assertEquals(
                next.id(), house.question(asked("Pour la prochaine séance ?")).session());
    }

    @Test
    void a_professional_answers_in_writing_what_was_left_over_in_her_session() {
        UUID question = leftOver("Question restée sans réponse ?");
        Person speaker = people.person(SPEAKER).orElseThrow();
        assertTrue(get(speaker, "/fr/questions").contains("Question restée sans réponse ?"));
        assertEquals(422, answer(speaker, question, " … ").statusCode());
        Response tooLong = answer(speaker, question, "ا".repeat(2001));
        assertEquals(422, tooLong.statusCode());
        assertTrue(tooLong.asString().contains("ا".repeat(2001)), "nothing of it is lost");
        assertEquals(
                303, answer(speaker, question, "Oui.\n\n\n\nEt voici pourquoi.").statusCode());
        assertEquals(303, answer(speaker, question, "Oui.\n\nEt voici comment.").statusCode());
        var now = house.question(question).standing();
        assertEquals(Standing.State.WRITTEN, now.state());
        assertEquals(
                "Oui.\n\nEt voici comment.", Objects.requireNonNull(now.reply()).text());
        Person asker = people.person(house.question(question).asker()).orElseThrow();
        String own = get(asker, "/fr/questions");
        assertTrue(own.contains("Et voici comment."));
        assertTrue(own.contains(Texts.say(Language.FR, "hall_live_own_written")));
        Person stranger = people.person("professional-17").orElseThrow();
        assertEquals(403, answer(stranger, question, "Moi aussi !").statusCode());
    }

    @Test
    void my_questions_tell_why_one_was_declined() {
        Session session = house.session(PLANNED);
        Person asker = house.someone(Role.TRAINEE);
        UUID question = house.ask(asker, session, "Déclinée, et pourquoi ?");
        house.act(
                session, new FromDesk.Decline(house.key(), question, Declined.Reason.OFF_TOPIC, "Voir la séance <4>"));
        for (Language language : Language.values()) {
            String page = get(asker, "/" + language.tag() + "/questions");
            assertTrue(page.contains(Texts.say(language, "hall_reason_off_topic")));
            assertTrue(page.contains("Voir la séance &lt;4&gt;"));
        }
        String none = get(house.someone(Role.TRAINEE), "/ar/questions");
        assertTrue(none.contains(Texts.say(Language.AR, "hall_own_none")));
    }

    /** An approved question of the session that has ended. */
    private UUID leftOver(String words) {
        if (house.session(ENDED).endedAt() == null) {
            programme.end(house.open(ENDED).id());
        }
        Session session = house.session(ENDED);
        var asked = new Asked(house.someone(Role.TRAINEE).id(), Instant.parse("2026-02-09T10:00:00Z"), false, null);
        var text = new QuestionText(words, Language.FR);
        var question =
                new Question(UUID.randomUUID(), session.id(), asked, Standing.incoming(text), 1, List.of(), null);
        database.change(handle -> new Box().put(handle, question, house.key()));
        house.act(session, new FromDesk.Approve(house.key(), question.id()));
        return question.id();
    }

    /** The session as an import would have changed it. */
    private static Session onAlso(Session session, Trade trade) {
        return new Session(
                session.id(),
                session.key(),
                session.kind(),
                session.title(),
                session.summary(),
                session.slot(),
                session.venue(),
                session.sectors(),
                List.of(trade),
                session.participations(),
                session.openedAt(),
                session.endedAt());
    }

    private UUID asked(String words) {
        var row = house.row("select id from hall.question where text = '" + words + "'");
        return (UUID) Objects.requireNonNull(row.get("id"));
    }

    private Response ask(Person person, String page, String words, String key, boolean anyway) {
        var request = posting(person).formParam("words", words).formParam("key", key);
        return (anyway ? request.formParam("anyway", "true") : request).post(page + "/questions");
    }

    private Response vote(Person person, String page, UUID question, boolean given) {
        return posting(person).formParam("given", given).post(page + "/questions/" + question + "/vote");
    }

    private Response answer(Person person, UUID question, String words) {
        return posting(person)
                .formParam("words", words)
                .formParam("key", house.key())
                .post("/fr/questions/" + question + "/answer");
    }

    private RequestSpecification posting(Person person) {
        return given().redirects()
                .follow(false)
                .contentType("application/x-www-form-urlencoded; charset=UTF-8")
                .header("Origin", "http://localhost:" + RestAssured.port)
                .accept("text/html")
                .cookie("prodays", house.cookieOf(person));
    }

    private String get(Person person, String page) {
        return given().accept("text/html")
                .cookie("prodays", house.cookieOf(person))
                .get(page)
                .then()
                .statusCode(200)
                .extract()
                .asString();
    }

    private static String words(Response page) {
        return page.asString().replaceAll("<[^>]*>", "");
    }
}
