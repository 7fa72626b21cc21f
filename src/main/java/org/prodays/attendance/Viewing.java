package org.prodays.attendance;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.prodays.ground.Refusal;

/** A classroom that follows a session together. {@code number} stands in addresses; {@code secret} makes the codes on its screen. */
record Viewing(
        long number,
        UUID session,
        UUID coordinator,
        String establishment,
        String secret,
        Instant openedAt,
        @Nullable Instant closedAt) {

    public boolean open() {
        return closedAt == null;
    }

    void refuseWhenClosed() {
        if (!open()) {
            throw new Refusal(409, "attendance_refusal_closed");
        }
    }
}
