package org.prodays.programme;

import java.time.Instant;
import java.util.UUID;

/** News: the hall of a session is open. */
public record SessionOpened(UUID session, Instant at) {}
