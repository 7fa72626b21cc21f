package org.prodays.media;

/**
 * A packet on the track's timeline, in ticks.
 *
 * @param composition how much later than decoded it is shown; may be negative
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
record Sample(long start, long duration, long composition, boolean key, byte[] data) {
    long end() {
        return start + duration;
    }

    Sample lasting(long ticks) {
        return new Sample(start, ticks, composition, key, data);
    }
}
