package org.prodays.intake;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;

/** Writes messages to the other side of an RTMP connection, in chunks of the size that nobody has to announce. */
final class RtmpWriter {
    private static final int CHUNK = 128;
    private static final int PROTOCOL = 2;
    private static final int COMMANDS = 3;

    private final OutputStream out;

    RtmpWriter(OutputStream out) {
        this.out = out;
    }

    /** A message of the protocol itself: four bytes, and {@code more} after them. */
    void number(int type, int number, byte... more) throws IOException {
        byte[] body =
                ByteBuffer.allocate(4 + more.length).putInt(number).put(more).array();
        write(PROTOCOL, type, 0, body);
    }

    void command(int stream, Object... values) throws IOException {
        write(COMMANDS, RtmpMessage.COMMAND, stream, Amf0.write(values));
    }

    private void write(int chunkStream, int type, int stream, byte[] body) throws IOException {
        var bytes = new ByteArrayOutputStream();
        var header = ByteBuffer.allocate(12);
        header.put((byte) chunkStream).put(new byte[3]).put(new byte[] {0, (byte) (body.length >> 8), (byte) body.length
        });
        header.put((byte) type).putInt(Integer.reverseBytes(stream));
        bytes.writeBytes(header.array());
        for (int at = 0; at < body.length; at += CHUNK) {
            if (at > 0) {
                bytes.write(0xc0 | chunkStream);
            }
            bytes.write(body, at, Math.min(CHUNK, body.length - at));
        }
        out.write(bytes.toByteArray());
        out.flush();
    }
}
