package org.prodays.formats;

/**
 * One timed sample as an encoder made it. The bytes belong to whoever takes it from then on, and are not to be changed.
 *
 * @param timestampMicros when it is decoded, on the source's own clock, the same for all tracks of a run
 * @param compositionMicros how much later it is shown (earlier, when negative); 0 but for pictures that are shown in another order
 * @param durationMicros how long it is shown, 1 to 1,000,000
 * @param key whether decoding may begin here; every audio packet is one
 * @param data at most 1 MiB; for video whole length-prefixed NAL units
 */
@SuppressWarnings("ArrayRecordComponent") // the bytes are passed on, never compared
public record Packet(
        RenditionName name,
        long timestampMicros,
        long compositionMicros,
        long durationMicros,
        boolean key,
        byte[] data) {

    /** A packet that is shown when it is decoded. */
    public Packet(RenditionName name, long timestampMicros, long durationMicros, boolean key, byte[] data) {
        this(name, timestampMicros, 0, durationMicros, key, data);
    }

    /** The same, decoded so much later and shown at the same time. */
    public Packet decodedLater(long micros) {
        return new Packet(name, timestampMicros + micros, compositionMicros - micros, durationMicros, key, data);
    }
}
