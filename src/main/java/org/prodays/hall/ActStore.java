package org.prodays.hall;

import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Handle;

/** The rows of {@code hall.act}: the audit log, and what an undo brings back. */
final class ActStore {

    /** Makes acts in one session wait for each other until the transaction ends. */
    void lock(Handle handle, UUID session) {
        handle.createQuery("select 1 from pg_advisory_xact_lock(hashtextextended('hall ' || :session, 0))")
                .bind("session", session.toString())
                .mapTo(Integer.class)
                .one();
    }

    /** Notes an act and, with it, the question as it still is; false when the person's key was used, so that the act has been done. */
    boolean log(Handle handle, Act act) {
        return handle.createUpdate("""
                                insert into hall.act (session, moderator, key, kind, question, former, undoes, acted_at)
                                values (:session, :person, :key, :kind, :question,
                                    (select to_jsonb(q) from hall.question q where q.id = :question), :undoes, :at)
                                on conflict (moderator, key) do nothing
                                """)
                        .bind("session", act.session())
                        .bind("person", act.person())
                        .bind("key", act.key())
                        .bind("kind", act.kind())
                        .bind("question", act.question())
                        .bind("undoes", act.undoes())
                        .bind("at", QuestionStore.at(act.at()))
                        .execute()
                == 1;
    }

    boolean acted(Handle handle, UUID person, String key) {
        return handle.createQuery("select exists (select from hall.act where moderator = :person and key = :key)")
                .bind("person", person)
                .bind("key", key)
                .mapTo(Boolean.class)
                .one();
    }

    /** How the question stood before an act on it. */
    Optional<Standing> before(Handle handle, long act) {
        return handle.createQuery("""
                        select f.* from hall.act a, jsonb_populate_record(null::hall.question, a.former) f where a.id = :act
                        """)
                .bind("act", act)
                .map((row, context) -> QuestionRow.standing(row))
                .findOne();
    }

    /** How the question stood before it was merged, by the last merge that stands. */
    Optional<Standing> beforeMerge(Handle handle, UUID question) {
        return handle.createQuery("""
                        select a.id from hall.act a
                        where a.question = :question and a.kind = 'merge'
                            and not exists (select from hall.act u where u.undoes = a.id)
                        order by a.id desc limit 1
                        """)
                .bind("question", question)
                .mapTo(Long.class)
                .findOne()
                .flatMap(act -> before(handle, act));
    }
}
