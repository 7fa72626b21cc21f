package org.prodays.media;

/**
 * A track of Opus packets.
 *
 * @param codec {@code opus}
 * @param sampleRate of the input in hertz, 8000 to 48000; Opus itself always counts in 48000
 * @param channels 1 or 2
 * @param description the OpusHead of RFC 7845 §5.1, or empty for the usual one
 */
@SuppressWarnings("ArrayRecordComponent") // the bytes are passed on, never compared
public record AudioTrack(String codec, int sampleRate, int channels, byte[] description) implements Track {
    @Override
    public TrackKind kind() {
        return TrackKind.AUDIO;
    }
}
