package org.prodays.intake;

import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import org.prodays.intake.BadSource.Reason;

/** Reads the tags of Flash video (annex E.3) from a program that may have been turned against us. */
final class FlvReader {
    private static final int DATA = 18;

    private final DataInputStream in;

    /** Reads its beginning, which comes with the first tags. */
    FlvReader(InputStream from) throws IOException {
        in = new DataInputStream(new BufferedInputStream(from));
        byte[] head = in.readNBytes(9);
        if (head.length > 0 && !Arrays.equals(Arrays.copyOf(head, 4), new byte[] {'F', 'L', 'V', 1})) {
            throw new BadSource(Reason.UNREADABLE, "no Flash video");
        }
        in.readNBytes(4);
    }

    /** The next tag of sound or pictures; null at the end. */
    @Nullable
    FlvTag next() throws IOException {
        while (true) {
            int type = in.read();
            if (type < 0) {
                return null;
            }
            int length = medium();
            long time = medium() | ((long) in.readUnsignedByte() << 24);
            medium(); // the stream's number, always 0
            if (length > RtmpMessage.LONGEST || (type != FlvTag.AUDIO && type != FlvTag.VIDEO && type != DATA)) {
                throw new BadSource(Reason.TOO_MUCH);
            }
            byte[] body = new byte[length];
            in.readFully(body);
            in.readInt(); // how long this tag was
            if (type != DATA) {
                return new FlvTag(type, time, body);
            }
        }
    }

    private int medium() throws IOException {
        return in.readUnsignedShort() << 8 | in.readUnsignedByte();
    }
}
