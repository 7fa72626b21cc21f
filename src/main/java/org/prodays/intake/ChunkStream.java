package org.prodays.intake;

import java.io.DataInputStream;
import java.io.IOException;
import java.util.Arrays;
import org.prodays.intake.BadSource.Reason;

/** One of the chunk streams of a connection: its last header, and the message that is coming in. */
final class ChunkStream {
    private static final int EXTENDED = 0xffffff;
    /** What is set aside before any of a body has come, so that a length alone costs no memory. */
    private static final int FIRST_ROOM = 1 << 14;

    private boolean known;
    private long time;
    private long delta;
    private boolean extended;
    private int length;
    private int type;
    private int stream;
    private byte[] body = {};
    private int have;

    /** Reads the header of a chunk (§5.3.1.2) of format 0 (whole) to 3 (as the one before). */
    void header(int format, DataInputStream in, int longest) throws IOException {
        boolean begins = have == 0;
        if ((!known && format != 0) || (!begins && format != 3)) {
            throw new BadSource(Reason.NOT_RTMP);
        }
        long told = format < 3 ? medium(in) : 0;
        if (format < 2) {
            length = medium(in);
            type = in.readUnsignedByte();
            if (length > longest) {
                throw new BadSource(Reason.TOO_MUCH);
            }
        }
        if (format == 0) {
            stream = Integer.reverseBytes(in.readInt());
        }
        if (format < 3) {
            extended = told == EXTENDED;
        }
        if (extended) {
            long whole = in.readInt() & 0xffffffffL;
            told = format < 3 ? whole : told;
        }
        time(format, told, begins);
        known = true;
    }

    /** Reads what the chunk carries. */
    void take(DataInputStream in, int chunkSize) throws IOException {
        int count = Math.min(chunkSize, length - have);
        while (count > 0) {
            if (have == body.length) {
                body = Arrays.copyOf(body, Math.min(length, Math.max(FIRST_ROOM, have * 2)));
            }
            int piece = Math.min(count, body.length - have);
            in.readFully(body, have, piece);
            have += piece;
            count -= piece;
        }
    }

    /** Lets go of the message that was coming in. */
    void abort() {
        body = new byte[0];
        have = 0;
    }

    boolean whole() {
        return have == length;
    }

    /** The message, once it is whole. */
    RtmpMessage message() {
        var message = new RtmpMessage(type, stream, time, Arrays.copyOf(body, length));
        abort();
        return message;
    }

    /** A message with a whole header says its time, the others how much later than the last they are. */
    private void time(int format, long told, boolean begins) {
        if (format == 0) {
            time = told;
            delta = 0;
        } else if (format < 3) {
            delta = told;
        }
        if (begins && format > 0) {
            time = (time + delta) & 0xffffffffL;
        }
    }

    private static int medium(DataInputStream in) throws IOException {
        return in.readUnsignedShort() << 8 | in.readUnsignedByte();
    }
}
