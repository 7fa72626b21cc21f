package org.prodays.recordings;

/**
 * Small pictures of a recording at even distances. The names below the broadcast's address are {@code prefix}, a number from 0, and {@code .jpg}.
 *
 * @param every so many seconds there is one, the first at 0
 */
public record Strip(String prefix, int every, int count) {}
