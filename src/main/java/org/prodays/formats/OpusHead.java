package org.prodays.formats;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** What an audio track's OpusHead says (RFC 7845 §5.1, little-endian). */
public final class OpusHead {
    private static final byte[] MAGIC = "OpusHead".getBytes(StandardCharsets.US_ASCII);
    /** What libopus looks ahead at 48 kHz. */
    private static final int USUAL_PRE_SKIP = 312;

    private OpusHead() {}

    static void check(AudioTrack track) throws BadPacket {
        if (!track.codec().equals("opus")) {
            throw new BadPacket(BadPacket.Reason.CODEC_UNKNOWN);
        }
        if (track.sampleRate() < 8_000 || track.sampleRate() > 48_000) {
            throw new BadPacket(BadPacket.Reason.SAMPLE_RATE_OUT_OF_BOUNDS);
        }
        if (track.channels() < 1 || track.channels() > 2) {
            throw new BadPacket(BadPacket.Reason.CHANNELS_OUT_OF_BOUNDS);
        }
        byte[] head = track.description();
        if (head.length > 0 && !fits(head, track)) {
            throw new BadPacket(BadPacket.Reason.OPUS_HEAD_MALFORMED);
        }
    }

    /** One of mapping family 0. */
    static byte[] of(int channels, int preSkip, int rate, int gain) {
        var head = ByteBuffer.allocate(19).order(ByteOrder.LITTLE_ENDIAN);
        head.put(MAGIC).put((byte) 1).put((byte) channels);
        return head.putShort((short) preSkip)
                .putInt(rate)
                .putShort((short) gain)
                .array();
    }

    /** How many samples at 48 kHz a decoder throws away at the start; what libopus needs, where the track does not say. */
    public static int preSkip(AudioTrack track) {
        return track.description().length == 0 ? USUAL_PRE_SKIP : u16(track.description(), 10);
    }

    static int gain(AudioTrack track) {
        return track.description().length == 0 ? 0 : u16(track.description(), 16);
    }

    /** Version 1, the track's channels, and mapping family 0, the only one for mono and stereo (§5.1.1.1). */
    private static boolean fits(byte[] head, AudioTrack track) {
        return head.length == 19
                && Arrays.equals(head, 0, 8, MAGIC, 0, 8)
                && head[8] == 1
                && head[9] == track.channels()
                && head[18] == 0;
    }

    private static int u16(byte[] bytes, int at) {
        return (bytes[at] & 0xff) | (bytes[at + 1] & 0xff) << 8;
    }
}
