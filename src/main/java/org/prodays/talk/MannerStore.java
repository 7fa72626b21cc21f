package org.prodays.talk;

import java.util.UUID;
import org.jdbi.v3.core.Handle;

/** The rows of {@code talk.manner}. */
final class MannerStore {

    Manner of(Handle handle, UUID session) {
        return handle.createQuery("select * from talk.manner where session = :session")
                .bind("session", session)
                .map((row, context) -> new Manner(
                        Manner.Chat.valueOf(row.getString("chat")),
                        row.getInt("slow_seconds"),
                        row.getBoolean("hands"),
                        row.getBoolean("reactions")))
                .findOne()
                .orElse(Manner.AT_FIRST);
    }

    void set(Handle handle, UUID session, Manner manner) {
        handle.createUpdate("""
                        insert into talk.manner (session, chat, slow_seconds, hands, reactions)
                        values (:session, :chat, :slow, :hands, :reactions)
                        on conflict (session) do update set chat = excluded.chat, slow_seconds = excluded.slow_seconds,
                            hands = excluded.hands, reactions = excluded.reactions
                        """)
                .bind("session", session)
                .bind("chat", manner.chat().name())
                .bind("slow", manner.slow())
                .bind("hands", manner.hands())
                .bind("reactions", manner.reactions())
                .execute();
    }
}
