package org.prodays.answers;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.prodays.ground.Language;

/** The rows of schema {@code answers}. */
final class AnswersStore {

    private static final String ANSWER = """
            select a.*, array(select t.trade from answers.answer_trade t where t.question = a.question order by t.trade) as trades
            from answers.answer a
            """;

    /** Keeps an answer with its trades; one that is known already stays as it is. */
    void keep(Handle handle, Answer answer) {
        boolean fresh = handle.createUpdate("""
                                insert into answers.answer (question, session, text, language, on_air_at, answered_at, votes)
                                values (:question, :session, :text, :language, :aired, :answered, :votes)
                                on conflict (question) do nothing
                                """)
                        .bind("question", answer.question())
                        .bind("session", answer.session())
                        .bind("text", answer.text())
                        .bind("language", answer.language().name())
                        .bind("aired", at(answer.onAirAt()))
                        .bind("answered", at(answer.answeredAt()))
                        .bind("votes", answer.votes())
                        .execute()
                == 1;
        if (fresh) {
            answer.trades().forEach(trade -> addTrade(handle, answer.question(), trade));
        }
    }

    /** The answers on a trade, in the order in which they went on air. */
    List<Answer> ofTrade(Handle handle, String trade) {
        return handle.createQuery(ANSWER + """
                         where exists (
                            select from answers.answer_trade t where t.question = a.question and t.trade = :trade)
                        order by a.on_air_at, a.question
                        """)
                .bind("trade", trade)
                .map((row, context) -> answer(row))
                .list();
    }

    /** The answers given in a session, in the order in which they went on air. */
    List<Answer> ofSession(Handle handle, UUID session) {
        return handle.createQuery(ANSWER + " where a.session = :session order by a.on_air_at, a.question")
                .bind("session", session)
                .map((row, context) -> answer(row))
                .list();
    }

    private static void addTrade(Handle handle, UUID question, String trade) {
        handle.createUpdate("insert into answers.answer_trade (question, trade) values (:question, :trade)")
                .bind("question", question)
                .bind("trade", trade)
                .execute();
    }

    private static Answer answer(ResultSet row) throws SQLException {
        return new Answer(
                row.getObject("question", UUID.class),
                row.getObject("session", UUID.class),
                List.of((String[]) row.getArray("trades").getArray()),
                row.getString("text"),
                Language.valueOf(row.getString("language")),
                row.getObject("on_air_at", OffsetDateTime.class).toInstant(),
                row.getObject("answered_at", OffsetDateTime.class).toInstant(),
                row.getInt("votes"));
    }

    private static OffsetDateTime at(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}
