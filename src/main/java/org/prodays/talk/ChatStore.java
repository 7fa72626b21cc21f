package org.prodays.talk;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.prodays.ground.Language;

/** The rows of {@code talk.line}. */
final class ChatStore {

    /** Makes the lines of one person in one session wait for each other until the transaction ends. */
    void lock(Handle handle, UUID session, UUID writer) {
        handle.createQuery(
                        "select 1 from pg_advisory_xact_lock(hashtextextended('talk ' || :session || ' ' || :writer, 0))")
                .bind("session", session.toString())
                .bind("writer", writer.toString())
                .mapTo(Integer.class)
                .one();
    }

    void add(Handle handle, ChatLine line, String key) {
        handle.createUpdate("""
                        insert into talk.line (id, session, writer, key, text, language, state, word, written_at)
                        values (:id, :session, :writer, :key, :text, :language, :state, :word, :at)
                        """)
                .bind("id", line.id())
                .bind("session", line.session())
                .bind("writer", line.writer())
                .bind("key", key)
                .bind("text", line.wording().text())
                .bind("language", line.wording().language().name())
                .bind("state", line.standing().state().name())
                .bind("word", line.standing().word())
                .bind("at", at(line.at()))
                .execute();
    }

    Optional<ChatLine> writtenWith(Handle handle, UUID writer, String key) {
        return handle.createQuery("select * from talk.line where writer = :writer and key = :key")
                .bind("writer", writer)
                .bind("key", key)
                .map((row, context) -> line(row))
                .findOne();
    }

    Optional<Instant> lastWritten(Handle handle, UUID session, UUID writer) {
        return handle.createQuery(
                        "select max(written_at) as last from talk.line where session = :session and writer = :writer")
                .bind("session", session)
                .bind("writer", writer)
                .map((row, context) -> Optional.ofNullable(row.getObject("last", OffsetDateTime.class)))
                .one()
                .map(OffsetDateTime::toInstant);
    }

    Optional<ChatLine> line(Handle handle, UUID id) {
        return handle.createQuery("select * from talk.line where id = :id")
                .bind("id", id)
                .map((row, context) -> line(row))
                .findOne();
    }

    /** The last that are shown, oldest first; {@code all} also those that are not. */
    List<ChatLine> last(Handle handle, UUID session, boolean all, int most) {
        return handle.createQuery("""
                        select * from (
                            select * from talk.line where session = :session and (:all or state = 'SHOWN')
                            order by id desc limit :most) last
                        order by id
                        """)
                .bind("session", session)
                .bind("all", all)
                .bind("most", most)
                .map((row, context) -> line(row))
                .list();
    }

    List<ChatLine> held(Handle handle, UUID session) {
        return handle.createQuery("select * from talk.line where session = :session and state = 'HELD' order by id")
                .bind("session", session)
                .map((row, context) -> line(row))
                .list();
    }

    void move(Handle handle, UUID id, ChatLine.Standing after) {
        handle.createUpdate("update talk.line set state = :state, reason = :reason where id = :id")
                .bind("id", id)
                .bind("state", after.state().name())
                .bind("reason", after.reason())
                .execute();
    }

    static OffsetDateTime at(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }

    private static ChatLine line(ResultSet row) throws SQLException {
        return new ChatLine(
                row.getObject("id", UUID.class),
                row.getObject("session", UUID.class),
                row.getObject("writer", UUID.class),
                new Wording(row.getString("text"), Language.valueOf(row.getString("language"))),
                new ChatLine.Standing(
                        ChatLine.State.valueOf(row.getString("state")), row.getString("word"), row.getString("reason")),
                row.getObject("written_at", OffsetDateTime.class).toInstant());
    }
}
