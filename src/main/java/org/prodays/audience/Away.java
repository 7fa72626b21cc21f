package org.prodays.audience;

import com.fasterxml.jackson.annotation.JsonTypeName;

/** The program is about to stop or to start anew: come back at a moment of your own within so many seconds. */
@JsonTypeName("away")
public record Away(int v, int within) implements Message {}
