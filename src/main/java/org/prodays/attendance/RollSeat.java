package org.prodays.attendance;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.prodays.ground.Localized;

/**
 * A name on a classroom's list as it stands. {@code since} is when she came, null when she is not there; {@code been} whether she ever was;
 * {@code claim} waits for the coordinator's word, {@code claimant} is the account behind it, null for a guest.
 */
record RollSeat(
        UUID id,
        String name,
        @Nullable UUID person,
        @Nullable Instant since,
        boolean been,
        @Nullable UUID claim,
        @Nullable Localized claimant) {

    public boolean here() {
        return since != null;
    }

    /** Under whom the ledger counts her. */
    UUID who() {
        return person == null ? id : person;
    }
}
