package org.prodays.audience;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * A message as it goes out, made once for all who get it: a whole WebSocket text frame (RFC 6455, section 5.2), plain or deflated, ready to be
 * written below the encoder. Its bytes lie outside the heap and are shared; they are freed when nobody refers to them any more.
 */
final class Frame {

    private static final int TEXT = 0x81;
    private static final int TEXT_DEFLATED = 0xC1;
    private static final int CLOSE = 0x88;
    private static final int MOST_IN_ONE = 125;
    private static final int MOST_IN_TWO = 0xFFFF;

    private final String text;
    private final byte[] bytes;
    private @Nullable ByteBuf plain;
    private @Nullable ByteBuf deflated;

    Frame(String text) {
        this.text = text;
        this.bytes = text.getBytes(StandardCharsets.UTF_8);
    }

    /** For what does not go over a WebSocket. */
    String text() {
        return text;
    }

    synchronized ByteBuf plain() {
        if (plain == null) {
            plain = shared(TEXT, bytes);
        }
        return plain.duplicate();
    }

    /** For one who understands permessage-deflate; plain where that is shorter. */
    synchronized ByteBuf deflated() {
        if (deflated == null) {
            byte[] shorter = Deflation.deflated(bytes);
            deflated = shorter.length < bytes.length ? shared(TEXT_DEFLATED, shorter) : plain();
        }
        return deflated.duplicate();
    }

    /** Says goodbye and why (section 5.5.1). */
    static ByteBuf close(int code, String reason) {
        byte[] why = reason.getBytes(StandardCharsets.UTF_8);
        var body = ByteBuffer.allocate(2 + why.length);
        body.putShort((short) code).put(why);
        return shared(CLOSE, body.array());
    }

    private static ByteBuf shared(int first, byte[] payload) {
        var frame = ByteBuffer.allocateDirect(10 + payload.length);
        frame.put((byte) first);
        if (payload.length <= MOST_IN_ONE) {
            frame.put((byte) payload.length);
        } else if (payload.length <= MOST_IN_TWO) {
            frame.put((byte) 126).putShort((short) payload.length);
        } else {
            frame.put((byte) 127).putLong(payload.length);
        }
        frame.put(payload).flip();
        return Unpooled.unreleasableBuffer(Unpooled.wrappedBuffer(frame));
    }
}
