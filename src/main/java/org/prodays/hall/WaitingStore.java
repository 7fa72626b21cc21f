package org.prodays.hall;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.prodays.ground.Language;

/** The rows of {@code hall.waiting}. */
final class WaitingStore {

    /** Keeps a question until there is a session for it; false when its asker already used the key. */
    boolean add(Handle handle, Waiting waiting) {
        return handle.createUpdate("""
                                insert into hall.waiting (id, trade, asker, key, text, language, named, asked_at)
                                values (:id, :trade, :asker, :key, :text, :language, :named, :asked)
                                on conflict (asker, key) do nothing
                                """)
                        .bind("id", waiting.id())
                        .bind("trade", waiting.asked().trade())
                        .bind("asker", waiting.asked().asker())
                        .bind("key", waiting.key())
                        .bind("text", waiting.text().words())
                        .bind("language", waiting.text().language().name())
                        .bind("named", waiting.asked().named())
                        .bind("asked", QuestionStore.at(waiting.asked().at()))
                        .execute()
                == 1;
    }

    /** Takes out what waits for a session on one of these trades; of two who take at once, one gets it. */
    List<Waiting> take(Handle handle, Collection<String> trades) {
        return handle.createQuery("delete from hall.waiting where trade = any(:trades) returning *")
                .bindArray("trades", String.class, trades)
                .map((row, context) -> waiting(row))
                .list();
    }

    boolean waits(Handle handle, Collection<String> trades) {
        return handle.createQuery("select exists (select from hall.waiting where trade = any(:trades))")
                .bindArray("trades", String.class, trades)
                .mapTo(Boolean.class)
                .one();
    }

    /** What of a person's waits, the oldest first. */
    List<Waiting> askedBy(Handle handle, UUID asker) {
        return handle.createQuery("select * from hall.waiting where asker = :asker order by asked_at, id")
                .bind("asker", asker)
                .map((row, context) -> waiting(row))
                .list();
    }

    private static Waiting waiting(ResultSet row) throws SQLException {
        var asked = new Asked(
                row.getObject("asker", UUID.class),
                row.getObject("asked_at", OffsetDateTime.class).toInstant(),
                row.getBoolean("named"),
                row.getString("trade"));
        var text = new QuestionText(row.getString("text"), Language.valueOf(row.getString("language")));
        return new Waiting(row.getObject("id", UUID.class), asked, text, row.getString("key"));
    }
}
