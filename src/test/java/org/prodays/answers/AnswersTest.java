package org.prodays.answers;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.containsString;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;
import org.prodays.WithPostgres;
import org.prodays.ground.Language;
import org.prodays.hall.HallHouse;
import org.prodays.hall.QuestionAnswered;
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
    HallHouse house;

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
                        kept,
                        news.text(),
                        Language.FR,
                        news.onAirAt(),
                        news.answeredAt(),
                        3)),
                answers.of(session.id()));
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

    private void awaitAnswers(UUID session, int many) {
        long until = System.nanoTime() + Duration.ofSeconds(20).toNanos();
        while (answers.of(session).size() < many) {
            assertTrue(System.nanoTime() < until, "the news did not arrive");
            LockSupport.parkNanos(Duration.ofMillis(50).toNanos());
        }
    }

    private static io.restassured.response.ValidatableResponse page(String path) {
        return given().accept("text/html").get(path).then().statusCode(200);
    }
}
