package org.prodays.hall;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jdbi.v3.core.Handle;

/**
 * Which questions of a session are alike: by the trigrams of their one spelling (pg_trgm's {@code similarity}, and its threshold of 0.3 for
 * {@code %}), at most {@value #MOST} for each.
 */
final class LikenessStore {

    static final int MOST = 3;

    /** Notes anew which other questions of its session a question is like. */
    void note(Handle handle, UUID question) {
        handle.createUpdate("delete from hall.likeness where question = :question")
                .bind("question", question)
                .execute();
        handle.createUpdate("""
                        insert into hall.likeness (question, other, degree)
                        select n.id, o.id, similarity(o.plain, n.plain) as degree
                        from hall.question n join hall.question o on o.session = n.session and o.id <> n.id
                        where n.id = :question and o.plain % n.plain and o.state not in ('DECLINED', 'MERGED')
                        order by degree desc, o.asked_at limit :most
                        """).bind("question", question).bind("most", MOST).execute();
    }

    /** The questions of a session that everybody sees and that are like some words, the most alike first. */
    List<UUID> shownLike(Handle handle, UUID session, String plain) {
        return handle.createQuery("""
                        select id from hall.question
                        where session = :session and plain % :plain
                            and state in ('APPROVED', 'ON_AIR', 'ANSWERED', 'WRITTEN', 'ROUTED')
                        order by similarity(plain, :plain) desc, asked_at limit :most
                        """)
                .bindMap(Map.of("session", session, "plain", plain, "most", MOST))
                .mapTo(UUID.class)
                .list();
    }
}
