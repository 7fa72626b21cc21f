package org.prodays.talk;

import java.time.Instant;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;
import org.prodays.hall.Heard;

/** The rows of {@code talk.act}: the audit log. */
final class ActStore {

    /** What an act was done to, null for the session itself, and why or what it was. */
    record Act(@Nullable UUID thing, @Nullable String words) {}

    /** Makes acts in one session wait for each other until the transaction ends. */
    void lock(Handle handle, UUID session) {
        handle.createQuery("select 1 from pg_advisory_xact_lock(hashtextextended('talk ' || :session, 0))")
                .bind("session", session.toString())
                .mapTo(Integer.class)
                .one();
    }

    /** Notes an act; false when the moderator's key was used, so that it has been done. */
    boolean log(Handle handle, Heard heard, Act act, Instant at) {
        return handle.createUpdate("""
                        insert into talk.act (session, moderator, key, kind, thing, words, acted_at)
                        values (:session, :moderator, :key, :kind, :thing, :words, :at)
                        on conflict (moderator, key) do nothing
                        """)
                        .bind("session", heard.session().id())
                        .bind("moderator", heard.person().id())
                        .bind("key", heard.key())
                        .bind("kind", heard.type())
                        .bind("thing", act.thing())
                        .bind("words", act.words())
                        .bind("at", ChatStore.at(at))
                        .execute()
                == 1;
    }
}
