package org.prodays.polls;

import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;
import org.prodays.ground.Language;

/** The rows of schema {@code polls} that moderators write. */
final class PollStore {

    /** Makes acts in one session wait for each other until the transaction ends. */
    void lock(Handle handle, UUID session) {
        handle.createQuery("select 1 from pg_advisory_xact_lock(hashtextextended('polls ' || :session, 0))")
                .bind("session", session.toString())
                .mapTo(Integer.class)
                .one();
    }

    /** Those of a session, oldest first. */
    List<Poll> all(Handle handle, UUID session) {
        return handle.createQuery("select * from polls.poll where session = :session order by made_at, id")
                .bind("session", session)
                .map((row, context) -> poll(row))
                .list();
    }

    Optional<Poll> poll(Handle handle, UUID id) {
        return handle.createQuery("select * from polls.poll where id = :id")
                .bind("id", id)
                .map((row, context) -> poll(row))
                .findOne();
    }

    int count(Handle handle, UUID session) {
        return handle.createQuery("select count(*) from polls.poll where session = :session")
                .bind("session", session)
                .mapTo(Integer.class)
                .one();
    }

    Optional<Poll> madeWith(Handle handle, UUID maker, String key) {
        return handle.createQuery("select * from polls.poll where maker = :maker and key = :key")
                .bind("maker", maker)
                .bind("key", key)
                .map((row, context) -> poll(row))
                .findOne();
    }

    void add(Handle handle, Poll poll, UUID maker, String key) {
        handle.createUpdate("""
                        insert into polls.poll
                            (id, session, maker, key, kind, text, language, options, right_choices, results, seconds, made_at)
                        values (:id, :session, :maker, :key, :kind, :text, :language, :options, :right, :results, :seconds, :at)
                        """)
                .bind("id", poll.id())
                .bind("session", poll.session())
                .bind("maker", maker)
                .bind("key", key)
                .bind("kind", poll.wording().kind())
                .bind("text", poll.wording().text())
                .bind("language", poll.wording().language())
                .bindArray("options", String.class, poll.wording().options())
                .bindArray("right", String.class, poll.wording().right())
                .bind("results", poll.manner().live() ? "LIVE" : "LATER")
                .bind("seconds", poll.manner().seconds())
                .bind("at", time(poll.times().madeAt()))
                .execute();
    }

    /** Writes when it opened and closes, whether its results are shown and whether it was removed. */
    void change(Handle handle, UUID id, Poll.Times times) {
        handle.createUpdate("""
                        update polls.poll set opened_at = :opened, closes_at = :closes, results_shown = :shown, removed = :removed
                        where id = :id
                        """)
                .bind("id", id)
                .bind("opened", time(times.openedAt()))
                .bind("closes", time(times.closesAt()))
                .bind("shown", times.shown())
                .bind("removed", times.removed())
                .execute();
    }

    void takeOut(Handle handle, UUID poll, String plain) {
        handle.createUpdate("insert into polls.taken_out (poll, plain) values (:poll, :plain) on conflict do nothing")
                .bind("poll", poll)
                .bind("plain", plain)
                .execute();
    }

    void putIn(Handle handle, UUID poll, String plain) {
        handle.createUpdate("delete from polls.taken_out where poll = :poll and plain = :plain")
                .bind("poll", poll)
                .bind("plain", plain)
                .execute();
    }

    /** Logs an act; false when one with this key was logged before. */
    boolean log(Handle handle, UUID moderator, String key, Logged act) {
        return handle.createUpdate("""
                        insert into polls.act (poll, moderator, key, kind, word, acted_at)
                        values (:poll, :moderator, :key, :kind, :word, :at) on conflict do nothing
                        """)
                        .bind("poll", act.poll())
                        .bind("moderator", moderator)
                        .bind("key", key)
                        .bind("kind", act.kind())
                        .bind("word", act.word())
                        .bind("at", time(act.at()))
                        .execute()
                == 1;
    }

    /** What a moderator did. */
    record Logged(UUID poll, String kind, @Nullable String word, Instant at) {}

    private static Poll poll(ResultSet row) throws SQLException {
        var wording = new Wording(
                Kind.valueOf(row.getString("kind")),
                row.getString("text"),
                Language.valueOf(row.getString("language")),
                texts(row.getArray("options")),
                texts(row.getArray("right_choices")));
        var manner = new Poll.Manner(row.getString("results").equals("LIVE"), row.getObject("seconds", Integer.class));
        var times = new Poll.Times(
                row.getObject("made_at", OffsetDateTime.class).toInstant(),
                instant(row, "opened_at"),
                instant(row, "closes_at"),
                row.getBoolean("results_shown"),
                row.getBoolean("removed"));
        return new Poll(row.getObject("id", UUID.class), row.getObject("session", UUID.class), wording, manner, times);
    }

    static List<String> texts(Array array) throws SQLException {
        return List.of((String[]) array.getArray());
    }

    private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        @Nullable OffsetDateTime time = row.getObject(column, OffsetDateTime.class);
        return time == null ? null : time.toInstant();
    }

    static @Nullable OffsetDateTime time(@Nullable Instant instant) {
        return instant == null ? null : instant.atOffset(ZoneOffset.UTC);
    }
}
