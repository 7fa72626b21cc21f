package org.prodays.formats;

/**
 * A packet on the track's timeline, in ticks.
 *
 * @param composition how much later than decoded it is shown; may be negative
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
public record Sample(long start, long duration, long composition, boolean key, byte[] data) {
    /** When the next one begins, in ticks. */
    public long end() {
        return start + duration;
    }

    /** The same with another duration. */
    public Sample lasting(long ticks) {
        return new Sample(start, ticks, composition, key, data);
    }
}
