package org.prodays.intake;

import java.nio.ByteBuffer;
import java.util.Arrays;
import org.prodays.intake.BadSource.Reason;

/**
 * A tag of Flash video (Adobe's Video File Format 10.1, annex E): what one message of RTMP carries of sound or pictures.
 *
 * @param time in milliseconds, when it is decoded
 */
@SuppressWarnings("ArrayRecordComponent") // the bytes are passed on, compared by hand
record FlvTag(int type, long time, byte[] body) {
    static final int AUDIO = 8;
    static final int VIDEO = 9;

    private static final int HEADER = 11;
    private static final int AAC = 10;
    private static final int AVC = 7;
    /** Of a frame type: a command to the player, with no picture. */
    private static final int COMMAND = 5;

    boolean audio() {
        return type == AUDIO;
    }

    /** Whether it carries nothing after its own header: encoders send such tags, even as a configuration that is not known yet. */
    boolean empty() {
        return body.length <= (audio() ? 2 : 5) || (!audio() && (body[0] & 0xf0) >> 4 == COMMAND);
    }

    /** Whether it is what a decoder must know first: AudioSpecificConfig or AVCDecoderConfigurationRecord (E.4.2.2, E.4.3.2). */
    boolean configuration() {
        return body[1] == 0;
    }

    boolean sameAs(FlvTag other) {
        return type == other.type && Arrays.equals(body, other.body);
    }

    /** Only H.264 and AAC go on: the others would be decoded by code that nobody looks at. A set high bit is Enhanced RTMP's. */
    void checkCodec() throws BadSource {
        int first = body[0] & 0xff;
        if (audio() && first >> 4 != AAC) {
            throw new BadSource(Reason.SOUND_NOT_AAC);
        }
        if (!audio() && (first > 0x7f || (first & 0x0f) != AVC)) {
            throw new BadSource(Reason.PICTURES_NOT_H264);
        }
    }

    /** The beginning of a file. */
    static byte[] head(boolean audio, boolean video) {
        return new byte[] {'F', 'L', 'V', 1, (byte) ((audio ? 4 : 0) | (video ? 1 : 0)), 0, 0, 0, 9, 0, 0, 0, 0};
    }

    /** As it stands in a file, with its length after it. */
    byte[] bytes() {
        int low = (int) (time & 0xffffff);
        return ByteBuffer.allocate(HEADER + body.length + 4)
                .putInt((type << 24) | body.length)
                .putInt((low << 8) | ((int) (time >> 24) & 0xff))
                .put(new byte[3])
                .put(body)
                .putInt(HEADER + body.length)
                .array();
    }
}
