package org.prodays.formats;

import java.util.Arrays;

/**
 * A track of AVC pictures, its samples length-prefixed as the decoder configuration says.
 *
 * @param name {@link RenditionName#HIGH} or {@link RenditionName#LOW}
 * @param codec {@code avc1.PPCCLL} as in RFC 6381 §3.3; profile, constraints and level equal those of {@code avcC}
 * @param width in pixels, 16 to 4096
 * @param height in pixels, 16 to 4096
 * @param avcC the AVCDecoderConfigurationRecord of ISO 14496-15 §5.3.3.1
 */
@SuppressWarnings("ArrayRecordComponent") // the bytes are passed on, never compared
public record VideoTrack(RenditionName name, String codec, int width, int height, byte[] avcC) implements Track {
    public VideoTrack {
        if (name.kind() != TrackKind.VIDEO) {
            throw new IllegalArgumentException(name + " has no pictures");
        }
    }

    @Override
    public int timescale() {
        return 90_000;
    }

    @Override
    public boolean sameAs(Track other) {
        return other instanceof VideoTrack video
                && video.name == name
                && video.width == width
                && video.height == height
                && Arrays.equals(video.avcC, avcC);
    }
}
