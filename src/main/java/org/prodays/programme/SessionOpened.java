package org.prodays.programme;

import java.time.Instant;
import java.util.UUID;
import org.prodays.ground.News;

/** News: the hall of a session is open. */
public record SessionOpened(UUID session, Instant at) implements News {}
