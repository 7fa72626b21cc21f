package org.prodays.formats;

import java.util.Arrays;

/** AVC as a stream with start codes (ITU-T H.264 annex B), which a decoder reads without a container. */
public final class AnnexB {
    private static final byte[] START_CODE = {0, 0, 0, 1};
    /** An access unit delimiter, before pictures of any kind (§7.3.2.4): tells that the picture before is whole. */
    private static final byte[] DELIMITER = {9, (byte) 0xf0};

    private AnnexB() {}

    /** A picture with its parameter sets; the lengths in both add up. */
    public static byte[] of(byte[] avcC, byte[] sample) {
        var out = new Boxes().raw(START_CODE).raw(DELIMITER);
        int afterSequence = units(avcC, 6, avcC[5] & 0x1f, out);
        units(avcC, afterSequence + 1, avcC[afterSequence], out);
        int size = (avcC[4] & 3) + 1;
        for (int at = 0; at < sample.length; ) {
            at += unit(sample, at, size, out);
        }
        return out.toBytes();
    }

    /** ISO 14496-15 §5.3.3.1.2: parameter sets, each after its length; tells where they end. */
    private static int units(byte[] avcC, int from, int count, Boxes out) {
        int at = from;
        for (int i = 0; i < count; i++) {
            at += unit(avcC, at, 2, out);
        }
        return at;
    }

    private static int unit(byte[] bytes, int at, int size, Boxes out) {
        int length = 0;
        for (int i = 0; i < size; i++) {
            length = length << 8 | (bytes[at + i] & 0xff);
        }
        out.raw(START_CODE).raw(Arrays.copyOfRange(bytes, at + size, at + size + length));
        return size + length;
    }
}
