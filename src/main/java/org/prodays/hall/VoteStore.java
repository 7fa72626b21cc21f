package org.prodays.hall;

import java.time.Instant;
import java.util.Set;
import java.util.UUID;
import org.jdbi.v3.core.Handle;

/** The rows of {@code hall.vote}. A family is a question and all that are merged into it, at any depth. */
final class VoteStore {

    private static final String FAMILY = """
            with recursive family (id) as (
                values (:root::uuid)
                union select q.id from family f join hall.question q on q.merged_into = f.id
            )
            """;

    /** Keeps the vote; false when the person has already voted for the question. */
    boolean add(Handle handle, UUID question, UUID person, Instant now) {
        return handle.createUpdate("""
                                insert into hall.vote (question, person, voted_at) values (:question, :person, :now)
                                on conflict do nothing
                                """)
                        .bind("question", question)
                        .bind("person", person)
                        .bind("now", QuestionStore.at(now))
                        .execute()
                == 1;
    }

    /** Takes back what the person has voted in the family, but for her own questions; false when there was nothing. */
    boolean remove(Handle handle, UUID root, UUID person) {
        return handle.createUpdate(FAMILY + """
                                delete from hall.vote v using hall.question q, family f
                                where v.question = q.id and q.id = f.id and v.person = :person and q.asker <> :person
                                """)
                        .bind("root", root)
                        .bind("person", person)
                        .execute()
                > 0;
    }

    /** Whether the person has voted for the question or for one merged into it. */
    boolean voted(Handle handle, UUID root, UUID person) {
        return handle.createQuery(FAMILY + """
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
}
