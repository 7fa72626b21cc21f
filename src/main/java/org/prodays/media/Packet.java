package org.prodays.media;

/**
 * One timed sample as an encoder made it. The bytes belong to the room from then on and are not to be changed.
 *
 * @param timestampMicros when it is shown, on the source's own clock, the same for both tracks of a run
 * @param durationMicros how long it is shown, 1 to 1,000,000
 * @param key whether decoding may begin here; every audio packet is one
 * @param data at most 1 MiB; for video whole length-prefixed NAL units
 */
@SuppressWarnings("ArrayRecordComponent") // the bytes are passed on, never compared
public record Packet(TrackKind kind, long timestampMicros, long durationMicros, boolean key, byte[] data) {}
