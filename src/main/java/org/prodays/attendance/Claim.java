package org.prodays.attendance;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** That someone scanned the code and says to be the one of a seat; {@code confirmed} is null while the coordinator has not said. */
record Claim(
        UUID id,
        long viewing,
        UUID seat,
        String name,
        @Nullable UUID person,
        Instant at,
        @Nullable Boolean confirmed) {

    public boolean waits() {
        return confirmed == null;
    }

    public boolean checkedIn() {
        return confirmed != null && confirmed;
    }
}
