package org.prodays.answers;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.not;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;
import org.prodays.WithPostgres;
import org.prodays.ground.Language;
import org.prodays.ground.Localized;
import org.prodays.hall.HallHouse;
import org.prodays.hall.QuestionAnswered;
import org.prodays.hall.QuestionWritten;
import org.prodays.people.People;
import org.prodays.people.Role;
import org.prodays.programme.DemoEdition;
import org.prodays.programme.Programme;
import org.prodays.programme.Session;
import org.prodays.trades.Trade;
import org.prodays.trades.Trades;

@QuarkusTest
@WithPostgres
class AnswersTest {

    @Inject
    Answers answers;

    @Inject
    Editing editing;

    @Inject
    HallHouse house;

    @Inject
    People people;

    @Inject
    Programme programme;

    @Inject
    Trades trades;

    @Test
    void what_was_answered_stands_on_each_trade_of_the_session_in_order() {
        Session session = house.open(untouched(0));
        UUID first = house.answered(session, "ما هي <أدوات> المهنة؟");
        UUID second = house.answered(session, "Quels outils numériques ?");
        awaitAnswers(session.id(), 2);
        assertEquals(List.of(), answers.of(session.id()));
        publish(session, first);
        publish(session, second);
        assertEquals(
                List.of(first, second),
                answers.of(session.id()).stream().map(Answer::question).toList());
        for (Trade trade : session.trades()) {
            var given = answers.of(trade.key()).stream()
                    .filter(answer -> answer.session().equals(session.id()))
                    .map(Answer::question)
                    .toList();
            assertEquals(List.of(first, second), given);
        }
        String key = session.trades().getFirst().key();
        for (Language language : Language.values()) {
            page("/" + language.tag() + "/trades/" + key)
                    .body(containsString("lang=\"ar\" dir=\"rtl\">ما هي &lt;أدوات&gt; المهنة؟"))
                    .body(containsString("lang=\"fr\" dir=\"ltr\">Quels outils numériques ?"));
            page("/" + language.tag() + "/sessions/" + session.key()).body(containsString("Quels outils numériques ?"));
        }
    }

    @Test
    void news_told_twice_makes_one_answer() {
        Session session = house.session(untouched(1));
        var news = new QuestionAnswered(
                UUID.randomUUID(),
                session.id(),
                null,
                "Deux fois ?",
                Language.FR,
                Instant.parse("2026-02-09T10:00:00Z"),
                Instant.parse("2026-02-09T10:01:00Z"),
                3);
        answers.keep(news);
        answers.keep(news);
        var kept = session.trades().stream().map(Trade::key).sorted().toList();
        assertEquals(
                List.of(new Answer(
                        news.question(),
                        session.id(),
                        news.text(),
                        Language.FR,
                        news.onAirAt(),
                        news.answeredAt(),
                        3,
                        null,
                        Capture.of(kept),
                        false,
                        1)),
                answers.drafts(session.id()).stream()
                        .filter(answer -> answer.question().equals(news.question()))
                        .toList());
    }

    @Test
    void an_answer_is_found_by_its_trade_and_competency_once_it_is_published_and_not_after() {
        Session session = house.open(DemoEdition.ON_AIR);
        UUID question = house.answered(session, "Quelle compétence d’abord ?");
        awaitAnswer(session.id(), question, true);
        Trade trade = session.trades().stream()
                .filter(one -> !one.competencies().isEmpty())
                .findFirst()
                .orElseThrow();
        var competency = trade.competencies().getFirst();
        String address = "/fr/sessions/" + session.key() + "/answers/" + question;
        String cookie = house.cookieOf(house.someone(Role.MODERATOR));
        var form = posting(cookie)
                .formParam("version", 1)
                .formParam("trade", trade.key())
                .formParam("skill", trade.key() + " " + competency.key())
                .formParam("gist_fr", "D’abord <lire> un plan.")
                .formParam("gist_ar", "قراءة المخطط أولا.");
        form.formParam("act", "save").post(address).then().statusCode(303);
        assertEquals(List.of(), answers.of(session.id()));
        page("/fr/trades/" + trade.key()).body(not(containsString("Quelle compétence d’abord ?")));
        var kept = editing.answer(session, question);
        assertEquals(2, kept.version());
        assertEquals(
                new Capture(
                        null,
                        List.of(trade.key()),
                        List.of(new Capture.Skill(trade.key(), competency.key())),
                        new Localized("قراءة المخطط أولا.", "D’abord <lire> un plan.", null)),
                kept.capture());
        posting(cookie)
                .formParam("version", 1)
                .formParam("gist_fr", "Perdu ?")
                .formParam("act", "publish")
                .post(address)
                .then()
                .statusCode(409)
                .body(containsString("Perdu ?"));
        assertEquals(kept, editing.answer(session, question));
        publish(session, question);
        page("/fr/trades/" + trade.key())
                .body(containsString("Quelle compétence d’abord ?"))
                .body(containsString("D’abord &lt;lire&gt; un plan."))
                .body(containsString(competency.name().in(Language.FR)));
        page("/ar/trades/" + trade.key()).body(containsString("قراءة المخطط أولا."));
        posting(cookie).formParam("act", "withdraw").post(address).then().statusCode(303);
        page("/fr/trades/" + trade.key()).body(not(containsString("Quelle compétence d’abord ?")));
    }

    @Test
    void a_rapporteur_writes_and_publishes_the_answers_of_her_own_session() {
        Session session = house.open(DemoEdition.ON_AIR);
        Session other = house.open("webinar-11-renewable-energy");
        UUID question = house.answered(session, "Que note la rapporteuse ?");
        UUID foreign = house.answered(other, "Que note une autre ?");
        awaitAnswer(session.id(), question, true);
        awaitAnswer(other.id(), foreign, true);
        String cookie = house.cookieOf(people.person("rapporteur-1").orElseThrow());
        String list = "/fr/sessions/" + session.key() + "/answers";
        posting(cookie)
                .get(list)
                .then()
                .statusCode(200)
                .body(containsString("Que note la rapporteuse ?"))
                .body(not(containsString(session.key() + "/desk")));
        posting(cookie)
                .formParam("version", 1)
                .formParam("gist_fr", "L’essentiel.")
                .formParam("act", "publish")
                .post(list + "/" + question)
                .then()
                .statusCode(303);
        var kept = editing.answer(session, question);
        assertEquals(true, kept.published());
        assertEquals(new Localized(null, "L’essentiel.", null), kept.capture().gist());
        posting(cookie)
                .formParam("version", 1)
                .formParam("gist_fr", "Perdu")
                .post("/fr/sessions/" + other.key() + "/answers/" + foreign)
                .then()
                .statusCode(403)
                .body(containsString("rapporteur de la séance"));
        assertEquals(1, editing.answer(other, foreign).version());
    }

    @Test
    void an_answer_that_is_taken_back_at_the_desk_is_gone() {
        Session session = house.open("webinar-11-renewable-energy");
        UUID question = house.answered(session, "Reprise au pupitre ?");
        awaitAnswer(session.id(), question, true);
        house.undone(session, question);
        awaitAnswer(session.id(), question, false);
        house.undone(session, question);
    }

    @Test
    void what_cannot_be_kept_of_an_answer_is_refused_and_stays_in_the_form() {
        Session session = house.open("webinar-12-additive-manufacturing");
        UUID question = house.answered(session, "Formulaire refusé ?");
        awaitAnswer(session.id(), question, true);
        String address = "/en/sessions/" + session.key() + "/answers/" + question;
        String cookie = house.cookieOf(house.someone(Role.ORGANISER));
        refused(cookie, address, "gist_ar", "ا".repeat(1001), 422);
        refused(cookie, address, "gist_en", "a\u202eb", 422);
        refused(cookie, address, "trade", "no-such-trade", 422);
        refused(cookie, address, "skill", "nonsense", 400);
        refused(cookie, address, "from", "one minute", 422);
        refused(cookie, address, "version", "x", 400);
        posting(cookie)
                .formParam("version", 1)
                .formParam("from", "1.5")
                .formParam("until", "9")
                .post(address)
                .then()
                .statusCode(409);
        assertEquals(1, editing.answer(session, question).version());
        posting(cookie)
                .post("/en/sessions/" + "webinar-11-renewable-energy" + "/answers/" + question)
                .then()
                .statusCode(404);
    }

    @Test
    void an_answer_in_writing_is_a_draft_again_when_it_is_worded_anew() {
        Session session = house.session(untouched(1));
        var news = new QuestionWritten(
                UUID.randomUUID(),
                session.id(),
                null,
                "Par écrit ?",
                Language.FR,
                "Oui, par écrit.",
                Language.FR,
                Instant.parse("2026-02-09T12:00:00Z"),
                2);
        answers.keep(news);
        publish(session, news.question());
        answers.keep(news);
        assertEquals(true, editing.answer(session, news.question()).published());
        answers.keep(new QuestionWritten(
                news.question(),
                news.session(),
                null,
                news.text(),
                news.language(),
                "Oui, et voici comment.",
                Language.FR,
                news.answeredAt(),
                2));
        var kept = editing.answer(session, news.question());
        assertEquals(false, kept.published());
        assertEquals(new Answer.Written("Oui, et voici comment.", Language.FR), kept.written());
    }

    @Test
    void a_trade_without_an_answer_says_what_to_do() {
        String key = trades.all().stream()
                .map(Trade::key)
                .filter(trade -> answers.of(trade).isEmpty()
                        && programme.sessionsOn(trade).isEmpty())
                .findFirst()
                .orElseThrow();
        page("/fr/trades/" + key).body(containsString("Pas encore de réponse sur ce métier"));
        page("/ar/trades/" + key).body(containsString("لا توجد بعد أجوبة حول هذه المهنة"));
        page("/en/trades/" + key).body(containsString("No answer on this trade yet"));
    }

    /** A webinar of the demonstration that no other test opens or ends, from the last one on. */
    private String untouched(int number) {
        return programme.sessions().stream()
                .filter(session -> session.kind() == Session.Kind.WEBINAR)
                .map(Session::key)
                .sorted()
                .toList()
                .reversed()
                .get(number);
    }

    private void refused(String cookie, String address, String field, String value, int status) {
        var form = field.equals("version") ? posting(cookie) : posting(cookie).formParam("version", 1);
        form.formParam(field, value)
                .formParam("gist_fr", "Ce qui a été écrit reste.")
                .post(address)
                .then()
                .statusCode(status)
                .body(containsString("Ce qui a été écrit reste."));
    }

    private static RequestSpecification posting(String cookie) {
        return given().redirects()
                .follow(false)
                .contentType("application/x-www-form-urlencoded; charset=UTF-8")
                .header("Origin", "http://localhost:" + RestAssured.port)
                .accept("text/html")
                .cookie("prodays", cookie);
    }

    private void awaitAnswer(UUID session, UUID question, boolean there) {
        long until = System.nanoTime() + Duration.ofSeconds(20).toNanos();
        while (answers.drafts(session).stream().anyMatch(one -> one.question().equals(question)) != there) {
            assertTrue(System.nanoTime() < until, "the news did not arrive");
            LockSupport.parkNanos(Duration.ofMillis(50).toNanos());
        }
    }

    private void publish(Session session, UUID question) {
        var answer = editing.answer(session, question);
        editing.save(
                house.someone(Role.MODERATOR),
                session,
                new Editing.Wish(question, answer.version(), answer.capture(), true));
    }

    private void awaitAnswers(UUID session, int many) {
        long until = System.nanoTime() + Duration.ofSeconds(20).toNanos();
        while (answers.drafts(session).size() < many) {
            assertTrue(System.nanoTime() < until, "the news did not arrive");
            LockSupport.parkNanos(Duration.ofMillis(50).toNanos());
        }
    }

    private static io.restassured.response.ValidatableResponse page(String path) {
        return given().accept("text/html").get(path).then().statusCode(200);
    }
}
