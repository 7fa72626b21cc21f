package org.prodays.formats;

import java.math.BigInteger;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** The checks of an AAC track (ISO 14496-3 §1.6.2.1, the AudioSpecificConfig). */
final class Aac {
    private static final int LOW_COMPLEXITY = 2;
    private static final int SPECTRAL_BAND_REPLICATION = 5;
    private static final int MAX_CONFIGURATION = 64;

    /** The longest beginning of a configuration that is looked at, in bytes. */
    private static final int LONGEST_HEAD = 9;

    private static final int EXPLICIT = 15;
    /** Of samples in hertz, by their index (table 1.18). */
    static final int[] RATES = {
        96_000, 88_200, 64_000, 48_000, 44_100, 32_000, 24_000, 22_050, 16_000, 12_000, 11_025, 8_000, 7_350
    };

    private Aac() {}

    /**
     * What an AudioSpecificConfig says.
     *
     * @param type the audio object type
     * @param rate in hertz, of what comes out of the decoder
     * @param channels the channel configuration
     */
    record Said(int type, int rate, int channels) {}

    /** Null when it is too short, or of a kind that no track here has. */
    static @Nullable Said read(byte[] config) {
        var bits = new BigInteger(1, Arrays.copyOf(config, LONGEST_HEAD));
        int type = bits(bits, 0, 5);
        int rate = rate(bits, 5);
        int after = 9 + (bits(bits, 5, 4) == EXPLICIT ? 24 : 0);
        int channels = bits(bits, after, 4);
        if (type == SPECTRAL_BAND_REPLICATION) {
            rate = rate(bits, after + 4);
        }
        return config.length < 2 || rate == 0 ? null : new Said(type, rate, channels);
    }

    /** The rate told at a bit: one of a list, or in 24 bits; 0 when there is none. */
    private static int rate(BigInteger bits, int at) {
        int index = bits(bits, at, 4);
        return index == EXPLICIT ? bits(bits, at + 4, 24) : index < RATES.length ? RATES[index] : 0;
    }

    private static int bits(BigInteger bits, int at, int count) {
        return bits.shiftRight(LONGEST_HEAD * 8 - at - count).intValue() & ((1 << count) - 1);
    }

    static void check(AudioTrack track) throws BadPacket {
        if (!track.codec().equals("mp4a.40." + LOW_COMPLEXITY)
                && !track.codec().equals("mp4a.40." + SPECTRAL_BAND_REPLICATION)) {
            throw new BadPacket(BadPacket.Reason.CODEC_UNKNOWN);
        }
        if (track.sampleRate() < 8_000 || track.sampleRate() > 48_000) {
            throw new BadPacket(BadPacket.Reason.SAMPLE_RATE_OUT_OF_BOUNDS);
        }
        if (track.channels() < 1 || track.channels() > 2) {
            throw new BadPacket(BadPacket.Reason.CHANNELS_OUT_OF_BOUNDS);
        }
        byte[] config = track.description();
        if (config.length < 2 || config.length > MAX_CONFIGURATION) {
            throw new BadPacket(BadPacket.Reason.AAC_CONFIGURATION_MALFORMED);
        }
        if (!track.codec().endsWith("." + ((config[0] & 0xff) >> 3))) {
            throw new BadPacket(BadPacket.Reason.CODEC_NOT_AS_CONFIGURED);
        }
    }
}
