package org.prodays.media;

/**
 * What an event loop sends bodies with.
 *
 * @param shared bytes of memory
 * @param files open ones
 * @param slow those who are being sent something on this loop
 */
record Sender(Shared shared, OpenFiles files, Slow slow) {}
