package org.prodays.answers;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.prodays.ground.Database;
import org.prodays.hall.QuestionAnswered;
import org.prodays.hall.QuestionReopened;
import org.prodays.hall.QuestionWritten;
import org.prodays.programme.Programme;
import org.prodays.search.Search;
import org.prodays.trades.Trade;

/** The door of the room: what professionals have answered, by trade and by session. What is not published yet is for moderators and rapporteurs only. */
@ApplicationScoped
public class Answers {

    private final AnswersStore store = new AnswersStore();
    private final Database database;
    private final Programme programme;
    private final Search search;
    private final FindableAnswers findable;

    Answers(Database database, Programme programme, Search search, FindableAnswers findable) {
        this.database = database;
        this.programme = programme;
        this.search = search;
        this.findable = findable;
    }

    /** The published answers on the trade of this key, in the order in which they were given. */
    public List<Answer> of(String tradeKey) {
        return database.read(handle -> store.ofTrade(handle, tradeKey));
    }

    /** The published answers of a session, in the order in which they were given. */
    public List<Answer> of(UUID session) {
        return drafts(session).stream().filter(Answer::published).toList();
    }

    /** All answers of a session, published or not. */
    List<Answer> drafts(UUID session) {
        return database.read(handle -> store.ofSession(handle, session));
    }

    void keep(@Observes QuestionAnswered news) {
        var capture = Capture.of(trades(news.session(), news.trade()));
        var answer = new Answer(
                news.question(),
                news.session(),
                news.text(),
                news.language(),
                news.onAirAt(),
                news.answeredAt(),
                news.votes(),
                null,
                capture,
                false,
                1);
        database.change(handle -> store.keep(handle, answer));
    }

    /** Keeps a written answer; another wording of one that was published waits to be published again. */
    void keep(@Observes QuestionWritten news) {
        var written = new Answer.Written(news.reply(), news.replyLanguage());
        var answer = new Answer(
                news.question(),
                news.session(),
                news.text(),
                news.language(),
                null,
                news.answeredAt(),
                news.votes(),
                written,
                Capture.of(trades(news.session(), news.trade())),
                false,
                1);
        database.change(handle -> {
            store.keep(handle, answer);
            if (store.reword(handle, news.question(), written)) {
                store.withdraw(handle, news.question());
                search.refresh(handle, findable);
            }
        });
    }

    void reopened(@Observes QuestionReopened news) {
        database.change(handle -> {
            store.remove(handle, news.question());
            search.refresh(handle, findable);
        });
    }

    /** The trade that the question was asked about, or else all of its session. */
    private List<String> trades(UUID session, @Nullable String trade) {
        return trade != null
                ? List.of(trade)
                : programme
                        .session(session)
                        .map(found -> found.trades().stream().map(Trade::key).toList())
                        .orElse(List.of());
    }
}
