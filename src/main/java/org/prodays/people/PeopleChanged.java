package org.prodays.people;

import java.time.Instant;
import org.prodays.ground.News;

/** Somebody was enrolled, or is called or may do something else than before; once for all of one import. */
public record PeopleChanged(Instant at) implements News {}
