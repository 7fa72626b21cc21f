package org.prodays.formats;

import java.util.Optional;

/**
 * The form in which AAC goes without a file around it: each packet says what it is (ADTS, ISO 14496-3 §1.A.3.2).
 *
 * @param index of the rate in table 1.18
 * @param rate in hertz of the core, of which a packet holds {@value #SAMPLES} samples, whatever HE-AAC makes of them
 */
public record Adts(int index, int rate, int channels) {
    public static final int SAMPLES = 1024;

    private static final int HEADER = 7;
    private static final byte[] SILENT_MONO = {0x00, (byte) 0xc8, 0x00, (byte) 0x80, 0x23, (byte) 0x80};
    private static final byte[] SILENT_STEREO = {0x21, 0x00, 0x49, (byte) 0x90, 0x02, 0x19, 0x00, 0x23, (byte) 0x80};

    /** Of a track; empty when it is not AAC, or of a rate that is in no table. */
    public static Optional<Adts> of(AudioTrack track) {
        byte[] config = track.description();
        if (track.opus() || config.length < 2) {
            return Optional.empty();
        }
        int index = ((config[0] & 7) << 1) | ((config[1] & 0x80) >> 7);
        return index < Aac.RATES.length
                ? Optional.of(new Adts(index, Aac.RATES[index], track.channels()))
                : Optional.empty();
    }

    /** A packet with its header. */
    public byte[] frame(byte[] packet) {
        int length = HEADER + packet.length;
        byte[] frame = new byte[length];
        frame[0] = (byte) 0xff;
        frame[1] = (byte) 0xf1;
        frame[2] = (byte) ((1 << 6) | (index << 2)); // low complexity, of HE-AAC too the core
        frame[3] = (byte) ((channels << 6) | (length >> 11));
        frame[4] = (byte) (length >> 3);
        frame[5] = (byte) ((length << 5) | 0x1f);
        frame[6] = (byte) 0xfc;
        System.arraycopy(packet, 0, frame, HEADER, packet.length);
        return frame;
    }

    /** A packet without any sound, with its header. */
    public byte[] silence() {
        return frame(channels == 1 ? SILENT_MONO : SILENT_STEREO);
    }
}
