package org.prodays.hall;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.SqlStatement;
import org.jspecify.annotations.Nullable;
import org.prodays.ground.Spelling;

/** The rows of {@code hall.question}. */
final class QuestionStore {

    /** Questions of {@code wanted} with the votes of their families, a family being a question and all merged into it at any depth. */
    private static final String WITH_VOTES = """
            , family (root, member) as (
                select id, id from wanted
                union select f.root, q.id from family f join hall.question q on q.merged_into = f.member
            ), counted as (
                select f.root, count(distinct v.person) as votes
                from family f join hall.vote v on v.question = f.member group by f.root
            )
            select q.*, coalesce(c.votes, 0) as votes, l.act, l.act_kind,
                array(select k.other from hall.likeness k where k.question = q.id order by k.degree desc, k.other) as near
            from wanted join hall.question q on q.id = wanted.id left join counted c on c.root = q.id
                left join lateral (
                    select a.id as act, a.kind as act_kind from hall.act a
                    where a.question = q.id and a.kind <> 'undo'
                        and not exists (select from hall.act u where u.undoes = a.id)
                    order by a.id desc limit 1
                ) l on true
            order by q.asked_at, q.id
            """;

    List<Question> all(Handle handle, UUID session) {
        return handle.createQuery(
                        "with recursive wanted as (select id from hall.question where session = :session)" + WITH_VOTES)
                .bind("session", session)
                .map((row, context) -> QuestionRow.question(row))
                .list();
    }

    /** What a person has asked, in all sessions. */
    List<Question> askedBy(Handle handle, UUID asker) {
        return handle.createQuery(
                        "with recursive wanted as (select id from hall.question where asker = :asker)" + WITH_VOTES)
                .bind("asker", asker)
                .map((row, context) -> QuestionRow.question(row))
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
                .map((row, context) -> QuestionRow.question(row))
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
    Question root(Handle handle, UUID question) {
        return touched(handle, Set.of(question)).stream()
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
        Asked asked = question.asked();
        var insert = handle.createUpdate("""
                        insert into hall.question
                            (id, session, asker, key, text, plain, language, state, named, trade, asked_at)
                        values (:id, :session, :asker, :key, :text, :plain, :language, :state, :named, :trade, :asked)
                        on conflict (asker, key) do nothing
                        """)
                .bind("id", question.id())
                .bind("session", question.session())
                .bind("asker", asked.asker())
                .bind("key", key)
                .bind("state", question.state().name())
                .bind("named", asked.named())
                .bind("trade", asked.trade())
                .bind("asked", at(asked.at()));
        return bindText(insert, question.standing()).execute() == 1;
    }

    /** Keeps how the question stands now. */
    void move(Handle handle, UUID question, Standing now) {
        @Nullable Declined declined = now.declined();
        @Nullable Reply reply = now.reply();
        var update = handle.createUpdate("""
                        update hall.question
                        set state = :state, text = :text, plain = :plain, language = :language, original = :original,
                            merged_into = :into, on_air_at = :aired, answered_at = :answered,
                            declined_for = :reason, declined_words = :words,
                            reply = :reply, reply_language = :replied_in, replier = :replier
                        where id = :id
                        """)
                .bind("id", question)
                .bind("state", now.state().name())
                .bind("original", now.original())
                .bind("into", now.mergedInto())
                .bind("aired", at(now.onAirAt()))
                .bind("answered", at(now.answeredAt()))
                .bind("reason", declined == null ? null : declined.reason().name())
                .bind("words", declined == null ? null : declined.words())
                .bind("reply", reply == null ? null : reply.text())
                .bind("replied_in", reply == null ? null : reply.language().name())
                .bind("replier", reply == null ? null : reply.by());
        bindText(update, now).execute();
    }

    boolean somethingOnAir(Handle handle, UUID session) {
        return handle.createQuery(
                        "select exists (select from hall.question where session = :session and state = 'ON_AIR')")
                .bind("session", session)
                .mapTo(Boolean.class)
                .one();
    }

    static @Nullable OffsetDateTime at(@Nullable Instant instant) {
        return instant == null ? null : instant.atOffset(ZoneOffset.UTC);
    }

    private static <S extends SqlStatement<S>> S bindText(S statement, Standing now) {
        return statement
                .bind("text", now.text())
                .bind("plain", Spelling.ascii(now.text()))
                .bind("language", now.language().name());
    }
}
