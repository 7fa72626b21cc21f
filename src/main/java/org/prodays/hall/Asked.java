package org.prodays.hall;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Who asked a question, when, and how: {@code named} when she wants the room to see her name (moderators always do), {@code trade} the key of
 * the trade it was asked about, where she said one.
 */
record Asked(
        UUID asker, Instant at, boolean named, @Nullable String trade) {}
