package org.prodays.formats;

import org.jspecify.annotations.Nullable;

/**
 * Packets of silence, for the times without sound: a player that counts samples instead of reading times stays in step with the
 * pictures.
 *
 * @param ticks how long one lasts, on the track's own timescale
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
public record Silence(byte[] bytes, int ticks) {
    /** RFC 6716 §3.1: CELT, full band, 20 ms, one frame, without any energy. */
    private static final byte[] OPUS_MONO = {(byte) 0xf8, (byte) 0xff, (byte) 0xfe};

    private static final byte[] OPUS_STEREO = {(byte) 0xfc, (byte) 0xff, (byte) 0xfe};

    /** ISO 14496-3 §4.4.2.1: one channel, or a pair, without any section that has data; then the end. */
    private static final byte[] AAC_MONO = {0x00, (byte) 0xc8, 0x00, (byte) 0x80, 0x23, (byte) 0x80};

    private static final byte[] AAC_STEREO = {0x21, 0x00, 0x49, (byte) 0x90, 0x02, 0x19, 0x00, 0x23, (byte) 0x80};

    /** Null for HE-AAC, where the last packet before a hole lasts until its end. */
    public static @Nullable Silence of(AudioTrack track) {
        boolean stereo = track.channels() == 2;
        if (track.opus()) {
            return new Silence(stereo ? OPUS_STEREO : OPUS_MONO, 960);
        }
        return track.codec().equals("mp4a.40.2") ? new Silence(stereo ? AAC_STEREO : AAC_MONO, 1024) : null;
    }
}
