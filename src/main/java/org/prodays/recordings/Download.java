package org.prodays.recordings;

/**
 * A file of a recording that has ended, to be taken away.
 *
 * @param file its name below the broadcast's address
 * @param height of its pictures, 0 for sound alone
 * @param format {@code MP4}, {@code M4A} or {@code OGG}
 * @param bytes its size; about, while it is not there
 */
public record Download(String file, int height, String format, State state, long bytes, int percent) {

    public enum State {
        /** It comes after others. */
        WAITING,
        /** {@code percent} of it is written. */
        MAKING,
        READY
    }
}
