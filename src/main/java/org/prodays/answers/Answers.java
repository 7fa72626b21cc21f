package org.prodays.answers;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.List;
import java.util.UUID;
import org.prodays.ground.Database;
import org.prodays.hall.QuestionAnswered;
import org.prodays.programme.Programme;
import org.prodays.trades.Trade;

/** The door of the room: what professionals have answered, by trade and by session. */
@ApplicationScoped
public class Answers {

    private final AnswersStore store = new AnswersStore();
    private final Database database;
    private final Programme programme;

    Answers(Database database, Programme programme) {
        this.database = database;
        this.programme = programme;
    }

    /** The answers on the trade of this key, in the order in which they were given. */
    public List<Answer> of(String tradeKey) {
        return database.read(handle -> store.ofTrade(handle, tradeKey));
    }

    /** The answers given in a session, in the order in which they were given. */
    public List<Answer> of(UUID session) {
        return database.read(handle -> store.ofSession(handle, session));
    }

    void keep(@Observes QuestionAnswered news) {
        var trades = programme
                .session(news.session())
                .map(session -> session.trades().stream().map(Trade::key).toList())
                .orElse(List.of());
        var answer = new Answer(
                news.question(),
                news.session(),
                trades,
                news.text(),
                news.language(),
                news.onAirAt(),
                news.answeredAt(),
                news.votes());
        database.change(handle -> store.keep(handle, answer));
    }
}
