package org.prodays.hall;

/** One of the things said one after the other, such as a line of the chat. Told again with the same id it replaces the former. */
public record HallLine(String id, Object content) {}
