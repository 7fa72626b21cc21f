package org.prodays.hall;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;
import org.prodays.ground.Language;

/** The rows of schema {@code hall}. */
final class HallStore {

    /** Questions of {@code wanted} with the votes of their families, a family being a question and all merged into it at any depth. */
    private static final String WITH_VOTES = """
            , family (root, member) as (
                select id, id from wanted
                union select f.root, q.id from family f join hall.question q on q.merged_into = f.member
            ), counted as (
                select f.root, count(distinct v.person) as votes
                from family f join hall.vote v on v.question = f.member group by f.root
            )
            select q.*, coalesce(c.votes, 0) as votes,
                (select a.kind from hall.act a where a.question = q.id order by a.id desc limit 1) as last_act
            from wanted join hall.question q on q.id = wanted.id left join counted c on c.root = q.id
            order by q.asked_at, q.id
            """;

    /** What an act was before: what an undo brings back. */
    record Former(Question.State state, @Nullable UUID into) {}

    /** Makes acts in one session wait for each other until the transaction ends. */
    void lock(Handle handle, UUID session) {
        handle.createQuery("select 1 from pg_advisory_xact_lock(hashtextextended('hall ' || :session, 0))")
                .bind("session", session.toString())
                .mapTo(Integer.class)
                .one();
    }

    List<Question> all(Handle handle, UUID session) {
        return handle.createQuery(
                        "with recursive wanted as (select id from hall.question where session = :session)" + WITH_VOTES)
                .bind("session", session)
                .map((row, context) -> question(row))
                .list();
    }

    /** The questions of these ids and those they are merged into: all whose shown state a change of these can touch. */
    List<Question> touched(Handle handle, Collection<UUID> ids) {
        return handle.createQuery("""
                        with recursive wanted (id, merged_into) as (
                            select id, merged_into from hall.question where id = any(:ids)
                            union select q.id, q.merged_into from wanted w join hall.question q on q.id = w.merged_into
                        )
                        """ + WITH_VOTES)
                .bindArray("ids", UUID.class, ids)
                .map((row, context) -> question(row))
                .list();
    }

    Optional<Question> question(Handle handle, UUID id) {
        return touched(handle, Set.of(id)).stream()
                .filter(found -> found.id().equals(id))
                .findFirst();
    }

    /** The question, locked against moves (but not against other votes). */
    Optional<Question> held(Handle handle, UUID id) {
        handle.createQuery("select id from hall.question where id = :id for share")
                .bind("id", id)
                .mapTo(UUID.class)
                .findOne();
        return question(handle, id);
    }

    /** The question that speaks for this one: itself, or the last one of the chain it is merged into. */
    Question root(Handle handle, Question question) {
        return touched(handle, Set.of(question.id())).stream()
                .filter(one -> one.mergedInto() == null)
                .findFirst()
                .orElseThrow();
    }

    Optional<Question> askedWith(Handle handle, UUID asker, String key) {
        return handle.createQuery("select id from hall.question where asker = :asker and key = :key")
                .bind("asker", asker)
                .bind("key", key)
                .mapTo(UUID.class)
                .findOne()
                .flatMap(id -> question(handle, id));
    }

    /** Keeps a new question; false when its asker already used the key. */
    boolean add(Handle handle, Question question, String key) {
        return handle.createUpdate("""
                                insert into hall.question (id, session, asker, key, text, language, state, asked_at)
                                values (:id, :session, :asker, :key, :text, :language, :state, :asked)
                                on conflict (asker, key) do nothing
                                """)
                        .bind("id", question.id())
                        .bind("session", question.session())
                        .bind("asker", question.asker())
                        .bind("key", key)
                        .bind("text", question.text())
                        .bind("language", question.language().name())
                        .bind("state", question.state().name())
                        .bind("asked", at(question.askedAt()))
                        .execute()
                == 1;
    }

    /** Keeps where the question stands now. */
    void move(Handle handle, Question question) {
        handle.createUpdate("""
                        update hall.question
                        set state = :state, merged_into = :into, on_air_at = :aired, answered_at = :answered
                        where id = :id
                        """)
                .bind("id", question.id())
                .bind("state", question.state().name())
                .bind("into", question.mergedInto())
                .bind("aired", at(question.onAirAt()))
                .bind("answered", at(question.answeredAt()))
                .execute();
    }

    boolean somethingOnAir(Handle handle, UUID session) {
        return handle.createQuery(
                        "select exists (select from hall.question where session = :session and state = 'ON_AIR')")
                .bind("session", session)
                .mapTo(Boolean.class)
                .one();
    }

    /** Keeps the vote; false when the person has already voted for the question. */
    boolean vote(Handle handle, UUID question, UUID person, Instant now) {
        return handle.createUpdate("""
                                insert into hall.vote (question, person, voted_at) values (:question, :person, :now)
                                on conflict do nothing
                                """)
                        .bind("question", question)
                        .bind("person", person)
                        .bind("now", at(now))
                        .execute()
                == 1;
    }

    /** Whether the person has voted for the question or for one merged into it. */
    boolean voted(Handle handle, UUID root, UUID person) {
        return handle.createQuery("""
                        with recursive family (id) as (
                            values (:root::uuid)
                            union select q.id from family f join hall.question q on q.merged_into = f.id
                        )
                        select exists (select from family f join hall.vote v on v.question = f.id where v.person = :person)
                        """)
                .bind("root", root)
                .bind("person", person)
                .mapTo(Boolean.class)
                .one();
    }

    /** The questions of a session for which the person's vote counts, directly or through one that is merged into it. */
    Set<UUID> votedFor(Handle handle, UUID session, UUID person) {
        return handle.createQuery("""
                        with recursive voted (id, merged_into) as (
                            select q.id, q.merged_into from hall.vote v join hall.question q on q.id = v.question
                            where v.person = :person and q.session = :session
                            union select q.id, q.merged_into from voted w join hall.question q on q.id = w.merged_into
                        )
                        select id from voted
                        """)
                .bind("session", session)
                .bind("person", person)
                .mapTo(UUID.class)
                .set();
    }

    /** Notes an act; false when the moderator's key was used, so that the act has been done. */
    boolean log(Handle handle, Act act) {
        return handle.createUpdate("""
                                insert into hall.act
                                    (session, moderator, key, kind, question, former_state, former_into, acted_at)
                                values (:session, :moderator, :key, :kind, :question, :state, :into, :at)
                                on conflict (moderator, key) do nothing
                                """)
                        .bind("session", act.session())
                        .bind("moderator", act.moderator())
                        .bind("key", act.key())
                        .bind("kind", act.kind())
                        .bind("question", act.question())
                        .bind(
                                "state",
                                act.formerState() == null
                                        ? null
                                        : act.formerState().name())
                        .bind("into", act.formerInto())
                        .bind("at", at(act.at()))
                        .execute()
                == 1;
    }

    boolean acted(Handle handle, UUID moderator, String key) {
        return handle.createQuery("select exists (select from hall.act where moderator = :moderator and key = :key)")
                .bind("moderator", moderator)
                .bind("key", key)
                .mapTo(Boolean.class)
                .one();
    }

    /** What the question was before the last act on it. */
    Optional<Former> former(Handle handle, UUID question) {
        return handle.createQuery("""
                        select former_state, former_into from hall.act
                        where question = :question order by id desc limit 1
                        """)
                .bind("question", question)
                .map((row, context) -> new Former(
                        Question.State.valueOf(row.getString("former_state")),
                        row.getObject("former_into", UUID.class)))
                .findOne();
    }

    private static Question question(ResultSet row) throws SQLException {
        return new Question(
                row.getObject("id", UUID.class),
                row.getObject("session", UUID.class),
                row.getObject("asker", UUID.class),
                row.getString("text"),
                Language.valueOf(row.getString("language")),
                Question.State.valueOf(row.getString("state")),
                row.getObject("merged_into", UUID.class),
                row.getObject("asked_at", OffsetDateTime.class).toInstant(),
                instant(row, "on_air_at"),
                instant(row, "answered_at"),
                row.getInt("votes"),
                row.getString("last_act"));
    }

    private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        @Nullable OffsetDateTime time = row.getObject(column, OffsetDateTime.class);
        return time == null ? null : time.toInstant();
    }

    private static @Nullable OffsetDateTime at(@Nullable Instant instant) {
        return instant == null ? null : instant.atOffset(ZoneOffset.UTC);
    }
}
