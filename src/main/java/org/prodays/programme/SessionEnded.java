package org.prodays.programme;

import java.time.Instant;
import java.util.UUID;
import org.prodays.ground.News;

/** News: a session has ended. */
public record SessionEnded(UUID session, Instant at) implements News {}
