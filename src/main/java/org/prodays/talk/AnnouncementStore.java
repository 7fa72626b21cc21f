package org.prodays.talk;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.prodays.ground.Language;

/** The rows of {@code talk.announcement}. */
final class AnnouncementStore {

    Optional<Announcement> standing(Handle handle, UUID session) {
        return handle.createQuery("select * from talk.announcement where session = :session and down_at is null")
                .bind("session", session)
                .map((row, context) -> new Announcement(
                        row.getObject("id", UUID.class),
                        new Wording(row.getString("text"), Language.valueOf(row.getString("language")))))
                .findOne();
    }

    void add(Handle handle, UUID session, Announcement made, Instant at) {
        handle.createUpdate("""
                        insert into talk.announcement (id, session, text, language, made_at)
                        values (:id, :session, :text, :language, :at)
                        """)
                .bind("id", made.id())
                .bind("session", session)
                .bind("text", made.wording().text())
                .bind("language", made.wording().language().name())
                .bind("at", ChatStore.at(at))
                .execute();
    }

    /** Takes down what stands, and only if it is the one of this id where one is given; how many that were. */
    int takeDown(Handle handle, UUID session, Optional<UUID> id, Instant at) {
        return handle.createUpdate("""
                        update talk.announcement set down_at = :at
                        where session = :session and down_at is null and (cast(:id as uuid) is null or id = :id)
                        """)
                .bind("session", session)
                .bind("id", id.orElse(null))
                .bind("at", ChatStore.at(at))
                .execute();
    }

    /** Puts one up again that was taken down; false when it is unknown or stands. */
    boolean putUp(Handle handle, UUID session, UUID id) {
        return handle.createUpdate("""
                        update talk.announcement set down_at = null where id = :id and session = :session and down_at is not null
                        """).bind("id", id).bind("session", session).execute() == 1;
    }
}
