package org.prodays.answers;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.stream.Stream;
import org.jdbi.v3.core.Handle;
import org.prodays.ground.Localized;
import org.prodays.programme.Programme;
import org.prodays.search.Findable;
import org.prodays.search.Item;

/** Published answers are found by their questions, their gist and what was written; each leads to its trade's page, or to its session's. */
@ApplicationScoped
class FindableAnswers implements Findable {

    private static final int LONGEST_TITLE = 160;

    private final AnswersStore store = new AnswersStore();
    private final Programme programme;

    FindableAnswers(Programme programme) {
        this.programme = programme;
    }

    @Override
    public String kind() {
        return "answer";
    }

    @Override
    public List<Item> all(Handle handle) {
        return store.published(handle).stream().map(this::item).toList();
    }

    private Item item(Answer answer) {
        var written = answer.written();
        return new Item(
                answer.question().toString(),
                page(answer) + "#answers",
                Localized.same(shortened(answer.text())),
                answer.capture().gist(),
                Stream.of(answer.text(), written == null ? "" : written.text())
                        .filter(words -> !words.isEmpty())
                        .toList());
    }

    private String page(Answer answer) {
        return answer.capture().trades().stream()
                .findFirst()
                .map(trade -> "/trades/" + trade)
                .or(() -> programme.session(answer.session()).map(session -> "/sessions/" + session.key()))
                .orElse("/programme");
    }

    private static String shortened(String text) {
        int length = text.codePointCount(0, text.length());
        return length <= LONGEST_TITLE
                ? text
                : text.substring(0, text.offsetByCodePoints(0, LONGEST_TITLE)).strip() + "…";
    }
}
