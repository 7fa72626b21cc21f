package org.prodays.intake;

import java.io.DataInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.HashMap;
import java.util.Map;
import org.prodays.intake.BadSource.Reason;

/**
 * Joins the chunks of an RTMP connection into messages (RTMP 1.0 §5.3). Follows what the other side says of its chunks itself; all
 * else is for the caller. At most {@value #STREAMS} messages are incomplete at once. Not for two threads.
 */
final class ChunkReader {
    private static final int STREAMS = 8;
    private static final int LARGEST_CHUNK = 1 << 24;

    private final DataInputStream in;
    private final Map<Integer, ChunkStream> streams = new HashMap<>();
    private int chunkSize = 128;
    private int longest = RtmpMessage.LONGEST_COMMAND;

    ChunkReader(DataInputStream in) {
        this.in = in;
    }

    /** From now on messages may be as long as a picture. */
    void admitMedia() {
        longest = RtmpMessage.LONGEST;
    }

    /** The next message that is whole; blocks until it is. */
    RtmpMessage next() throws IOException {
        while (true) {
            int first = in.readUnsignedByte();
            var stream = stream(first & 0x3f);
            stream.header(first >> 6, in, longest);
            stream.take(in, chunkSize);
            if (stream.whole()) {
                var message = stream.message();
                switch (message.type()) {
                    case RtmpMessage.SET_CHUNK_SIZE -> chunkSize = chunkSize(number(message));
                    case RtmpMessage.ABORT -> abort(number(message));
                    default -> {
                        return message;
                    }
                }
            }
        }
    }

    /** The four bytes of a message of the protocol itself (§5.4). */
    static int number(RtmpMessage message) throws BadSource {
        if (message.body().length < 4) {
            throw new BadSource(Reason.NOT_RTMP);
        }
        return ByteBuffer.wrap(message.body()).getInt();
    }

    private void abort(int id) {
        var stream = streams.get(id);
        if (stream != null) {
            stream.abort();
        }
    }

    private static int chunkSize(int size) throws BadSource {
        if (size < 1 || size >= LARGEST_CHUNK) {
            throw new BadSource(Reason.NOT_RTMP);
        }
        return size;
    }

    /** The numbers 0 and 1 announce one and two further bytes (§5.3.1.1). */
    private ChunkStream stream(int begin) throws IOException {
        int id = switch (begin) {
            case 0 -> 64 + in.readUnsignedByte();
            case 1 -> 64 + in.readUnsignedByte() + 256 * in.readUnsignedByte();
            default -> begin;
        };
        var stream = streams.computeIfAbsent(id, none -> new ChunkStream());
        if (streams.size() > STREAMS) {
            throw new BadSource(Reason.TOO_MUCH);
        }
        return stream;
    }
}
