package org.prodays.formats;

import java.util.Arrays;

/**
 * A track of Opus or AAC packets.
 *
 * @param codec {@code opus}, or {@code mp4a.40.2} (AAC-LC) or {@code mp4a.40.5} (HE-AAC)
 * @param sampleRate in hertz, 8000 to 48000: of the input where it is Opus, which itself always counts in 48000
 * @param channels 1 or 2
 * @param description the OpusHead of RFC 7845 §5.1, or empty for the usual one; the AudioSpecificConfig of ISO 14496-3 §1.6.2.1
 */
@SuppressWarnings("ArrayRecordComponent") // the bytes are passed on, never compared
public record AudioTrack(String codec, int sampleRate, int channels, byte[] description) implements Track {
    boolean opus() {
        return codec.equals("opus");
    }

    @Override
    public RenditionName name() {
        return opus() ? RenditionName.SOUND : RenditionName.AAC;
    }

    /** Opus in ISOBMFF §4.3 demands 48000; AAC packets last whole numbers of their own samples. */
    @Override
    public int timescale() {
        return opus() ? 48_000 : sampleRate;
    }

    @Override
    public boolean sameAs(Track other) {
        return other instanceof AudioTrack audio
                && audio.codec.equals(codec)
                && audio.sampleRate == sampleRate
                && audio.channels == channels
                && Arrays.equals(audio.description, description);
    }
}
