package org.prodays.stage;

import java.util.UUID;

/** A source of a session that is no studio, such as the encoder of a venue. {@code name} is what the organisers call it. */
public record Source(UUID id, UUID session, String name) {}
