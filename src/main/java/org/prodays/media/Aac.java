package org.prodays.media;

/** The checks of an AAC track (ISO 14496-3 §1.6.2.1, the AudioSpecificConfig). */
final class Aac {
    private static final int LOW_COMPLEXITY = 2;
    private static final int SPECTRAL_BAND_REPLICATION = 5;
    private static final int MAX_CONFIGURATION = 64;

    private Aac() {}

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
