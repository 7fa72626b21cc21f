package org.prodays.programme;

import java.time.Instant;
import java.util.UUID;

/** News: a session has ended. */
public record SessionEnded(UUID session, Instant at) {}
