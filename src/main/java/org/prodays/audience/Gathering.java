package org.prodays.audience;

import io.netty.buffer.ByteBuf;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.zip.DataFormatException;

/** A message that comes in, in one frame or several. */
final class Gathering {

    /** Bytes of a message, before and after it is inflated: what the longest command can have in UTF-8. */
    static final int MOST_BYTES = 3 * Command.MOST_CHARACTERS;

    private final boolean deflated;
    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private int fragments;

    Gathering(boolean deflated) {
        this.deflated = deflated;
    }

    void add(ByteBuf content) throws Unwelcome {
        if (bytes.size() + content.readableBytes() > MOST_BYTES) {
            throw new Unwelcome(1009, "too large");
        }
        if (++fragments > AudienceInflow.MOST_FRAGMENTS) {
            throw new Unwelcome(AudienceReader.REFUSED, "too many fragments");
        }
        byte[] part = new byte[content.readableBytes()];
        content.getBytes(content.readerIndex(), part);
        bytes.writeBytes(part);
    }

    /** The whole message in UTF-8. */
    byte[] message() throws Unwelcome {
        byte[] message = deflated ? inflated() : bytes.toByteArray();
        try {
            StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(message));
            return message;
        } catch (CharacterCodingException e) {
            throw new Unwelcome(1007, "not UTF-8");
        }
    }

    private byte[] inflated() throws Unwelcome {
        try {
            return Deflation.inflated(bytes.toByteArray(), MOST_BYTES)
                    .orElseThrow(() -> new Unwelcome(1009, "too large"));
        } catch (DataFormatException e) {
            throw new Unwelcome(1007, "not deflated");
        }
    }
}
