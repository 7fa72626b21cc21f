package org.prodays.hall;

import org.jspecify.annotations.Nullable;
import org.prodays.ground.Language;
import org.prodays.people.Person;
import org.prodays.programme.Session;

/** From where somebody looks at a hall; {@code person} is null for the public. */
public record Seat(Session session, Side side, @Nullable Person person, Language language) {}
