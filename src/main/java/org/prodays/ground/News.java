package org.prodays.ground;

/**
 * Something that happened, told to later rooms. A public record of ids, numbers, texts and instants, since it is kept as JSON until
 * each observer has taken it; an observer may see it twice after a crash and must not mind.
 */
public interface News {}
