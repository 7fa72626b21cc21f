package org.prodays.media;

/** A packet on the track's timeline, in ticks. */
@SuppressWarnings("ArrayRecordComponent") // never compared
record Sample(long start, long duration, boolean key, byte[] data) {
    long end() {
        return start + duration;
    }
}
