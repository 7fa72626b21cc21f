package org.prodays.talk;

import java.util.List;
import org.jdbi.v3.core.Handle;

/** The rows of {@code talk.blocked_word}. */
final class WordStore {

    List<BlockedWord> all(Handle handle, int edition) {
        return handle.createQuery("select plain, word from talk.blocked_word where edition = :edition order by plain")
                .bind("edition", edition)
                .map((row, context) -> new BlockedWord(row.getString("plain"), row.getString("word")))
                .list();
    }

    void add(Handle handle, int edition, BlockedWord word) {
        handle.createUpdate("""
                        insert into talk.blocked_word (edition, plain, word) values (:edition, :plain, :word)
                        on conflict do nothing
                        """)
                .bind("edition", edition)
                .bind("plain", word.plain())
                .bind("word", word.word())
                .execute();
    }

    void remove(Handle handle, int edition, String plain) {
        handle.createUpdate("delete from talk.blocked_word where edition = :edition and plain = :plain")
                .bind("edition", edition)
                .bind("plain", plain)
                .execute();
    }
}
