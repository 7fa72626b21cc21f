package org.prodays.programme;

import java.util.Map;

/**
 * One thing wrong with an edition file. {@code line} and {@code column} count from 1, in characters; {@code path} is the place among the
 * fields, such as {@code sessions[3].title.ar}; {@code reason} is a key of {@code texts/} and {@code details} its arguments by name.
 */
public record EditionFault(int line, int column, String path, String reason, Map<String, Object> details) {}
