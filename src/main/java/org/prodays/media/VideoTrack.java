package org.prodays.media;

/**
 * A track of AVC pictures without B-frames, its samples length-prefixed as the decoder configuration says.
 *
 * @param codec {@code avc1.PPCCLL} as in RFC 6381 §3.3; profile, constraints and level equal those of {@code avcC}
 * @param width in pixels, 16 to 4096
 * @param height in pixels, 16 to 4096
 * @param avcC the AVCDecoderConfigurationRecord of ISO 14496-15 §5.3.3.1
 */
@SuppressWarnings("ArrayRecordComponent") // the bytes are passed on, never compared
public record VideoTrack(String codec, int width, int height, byte[] avcC) implements Track {
    @Override
    public TrackKind kind() {
        return TrackKind.VIDEO;
    }
}
