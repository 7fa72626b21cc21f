package org.prodays.talk;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.prodays.ground.Database;
import org.prodays.ground.Refusal;
import org.prodays.hall.Heard;
import org.prodays.programme.Edition;
import org.prodays.programme.Programme;

/** The words that hold lines back, of the edition; questions are always read by a moderator before they are shown. */
@ApplicationScoped
class BlockedWords {

    static final int MOST = 500;

    private final WordStore store = new WordStore();
    private final Remembered<Integer, List<BlockedWord>> known;
    private final Programme programme;
    private final Acts acts;

    BlockedWords(Database database, Programme programme, Acts acts) {
        this.programme = programme;
        this.acts = acts;
        this.known = new Remembered<>(edition -> database.read(handle -> store.all(handle, edition)));
    }

    List<BlockedWord> all() {
        return known.of(edition());
    }

    /** The first blocked word in a text. */
    Optional<BlockedWord> in(String text) {
        String searched = BlockedWord.searched(text);
        return all().stream().filter(word -> word.isIn(searched)).findFirst();
    }

    boolean block(Heard heard, BlockedWord word) {
        int edition = edition();
        boolean first = acts.act(heard, null, word.word(), handle -> {
            if (store.all(handle, edition).size() >= MOST) {
                throw new Refusal(409, "talk_refusal_words_full", Map.of("most", MOST));
            }
            store.add(handle, edition, word);
        });
        known.again(edition);
        return first;
    }

    boolean free(Heard heard, BlockedWord word) {
        int edition = edition();
        boolean first = acts.act(heard, null, word.word(), handle -> store.remove(handle, edition, word.plain()));
        known.again(edition);
        return first;
    }

    private int edition() {
        return programme.edition().map(Edition::number).orElse(0);
    }
}
