package org.prodays.attendance;

import java.util.UUID;

/** That a person followed a session for a while by a means of her own. */
record Beat(UUID session, UUID person, Means means, Span span) {}
