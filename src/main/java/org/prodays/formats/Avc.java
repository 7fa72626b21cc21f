package org.prodays.formats;

import java.util.Locale;
import java.util.regex.Pattern;

/** The checks of an AVC track and of its samples. */
public final class Avc {
    private static final Pattern CODEC = Pattern.compile("avc1\\.[0-9a-fA-F]{6}");
    private static final int MAX_CONFIGURATION = 4096;

    private Avc() {}

    static void check(VideoTrack track) throws BadPacket {
        if (!CODEC.matcher(track.codec()).matches()) {
            throw new BadPacket(BadPacket.Reason.CODEC_UNKNOWN);
        }
        if (!pixels(track.width()) || !pixels(track.height())) {
            throw new BadPacket(BadPacket.Reason.SIZE_OUT_OF_BOUNDS);
        }
        byte[] avcC = track.avcC();
        if (!wellFormed(avcC)) {
            throw new BadPacket(BadPacket.Reason.AVCC_MALFORMED);
        }
        // RFC 6381 §3.3: the three bytes are those of the sequence parameter set
        String said = String.format(Locale.ROOT, "avc1.%02x%02x%02x", avcC[1], avcC[2], avcC[3]);
        if (!said.equalsIgnoreCase(track.codec())) {
            throw new BadPacket(BadPacket.Reason.CODEC_NOT_AS_CONFIGURED);
        }
    }

    /** Whether the lengths before the NAL units add up to the whole sample (ISO 14496-15 §5.3.4.2). */
    public static boolean lengthsAddUp(byte[] avcC, byte[] data) {
        int size = (avcC[4] & 3) + 1;
        int at = 0;
        while (at + size < data.length) {
            long length = 0;
            for (int i = 0; i < size; i++) {
                length = length << 8 | (data[at + i] & 0xff);
            }
            if (length == 0 || length > data.length - at - size) {
                return false;
            }
            at += size + (int) length;
        }
        return at == data.length && at > 0;
    }

    private static boolean pixels(int value) {
        return value >= 16 && value <= 4096;
    }

    /** ISO 14496-15 §5.3.3.1.2: version 1, at least one SPS and one PPS, each whole. */
    private static boolean wellFormed(byte[] avcC) {
        if (avcC.length < 7 || avcC.length > MAX_CONFIGURATION || avcC[0] != 1 || (avcC[4] & 3) == 2) {
            return false;
        }
        int sequenceSets = avcC[5] & 0x1f;
        int afterSequence = sequenceSets == 0 ? -1 : skip(avcC, 6, sequenceSets, 7);
        return afterSequence > 0
                && afterSequence < avcC.length
                && avcC[afterSequence] > 0
                && skip(avcC, afterSequence + 1, avcC[afterSequence], 8) > 0;
    }

    /** The position after {@code count} parameter sets of a NAL type, -1 when they are not whole. */
    private static int skip(byte[] avcC, int from, int count, int nalType) {
        int at = from;
        for (int i = 0; i < count; i++) {
            int length = at + 2 < avcC.length ? (avcC[at] & 0xff) << 8 | (avcC[at + 1] & 0xff) : 0;
            if (length == 0 || at + 2 + length > avcC.length || (avcC[at + 2] & 0x1f) != nalType) {
                return -1;
            }
            at += 2 + length;
        }
        return at;
    }
}
