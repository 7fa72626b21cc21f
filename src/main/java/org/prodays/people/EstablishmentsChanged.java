package org.prodays.people;

import java.time.Instant;
import org.prodays.ground.News;

/** Regions or establishments are new, or are called otherwise or elsewhere than before; once for all of one import. */
public record EstablishmentsChanged(Instant at) implements News {}
