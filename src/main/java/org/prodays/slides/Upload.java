package org.prodays.slides;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A file that somebody brings for a session, and how far it has come on its way to slides.
 *
 * @param file its name, as the person has it
 * @param bytes of the whole
 * @param pages 0 until they are counted
 * @param fault why it became no slides; null unless that is so
 */
record Upload(
        UUID id,
        UUID session,
        UUID person,
        String file,
        UploadKind kind,
        long bytes,
        Place place,
        State state,
        int pages,
        BadFile.@Nullable Fault fault,
        String detail,
        Instant begunAt) {

    /** Where its slides go among those there are. */
    enum Place {
        /** Instead of them. */
        REPLACES,
        /** After them. */
        FOLLOWS
    }

    enum State {
        /** Its bytes are on their way. */
        COMING,
        /** All of it is there; others are made before it. */
        WAITING,
        MAKING,
        READY,
        FAILED
    }

    /** Whether nothing more is to be waited for. */
    boolean settled() {
        return state == State.READY || state == State.FAILED;
    }
}
