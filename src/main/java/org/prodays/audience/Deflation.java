package org.prodays.audience;

import java.io.ByteArrayOutputStream;
import java.util.Arrays;
import java.util.Optional;
import java.util.zip.DataFormatException;
import java.util.zip.Deflater;
import java.util.zip.Inflater;

/**
 * Messages of permessage-deflate (RFC 7692, section 7.2), each by itself: neither end keeps a context from one to the next, so that one deflated
 * message serves all readers and none costs memory between two.
 */
final class Deflation {

    /** What an empty block ends with after a sync flush; left out on the way. */
    private static final byte[] TAIL = {0, 0, (byte) 0xFF, (byte) 0xFF};

    private Deflation() {}

    static byte[] deflated(byte[] message) {
        var deflater = new Deflater(Deflater.DEFAULT_COMPRESSION, true);
        try {
            deflater.setInput(message);
            var out = new ByteArrayOutputStream(message.length / 2 + 64);
            byte[] piece = new byte[8192];
            int made = deflater.deflate(piece, 0, piece.length, Deflater.SYNC_FLUSH);
            while (made > 0) {
                out.write(piece, 0, made);
                made = deflater.deflate(piece, 0, piece.length, Deflater.SYNC_FLUSH);
            }
            byte[] whole = out.toByteArray();
            return Arrays.copyOf(whole, whole.length - TAIL.length);
        } finally {
            deflater.end();
        }
    }

    /**
     * The message; empty when it would have more than {@code most} bytes, however many a few could be made to hold.
     *
     * @throws DataFormatException when it is none
     */
    static Optional<byte[]> inflated(byte[] deflated, int most) throws DataFormatException {
        var inflater = new Inflater(true);
        try {
            byte[] whole = Arrays.copyOf(deflated, deflated.length + TAIL.length);
            System.arraycopy(TAIL, 0, whole, deflated.length, TAIL.length);
            inflater.setInput(whole);
            byte[] message = new byte[most + 1];
            int length = 0;
            while (length <= most && !inflater.finished()) {
                int more = inflater.inflate(message, length, message.length - length);
                if (more == 0) {
                    break;
                }
                length += more;
            }
            if (inflater.needsDictionary()) {
                throw new DataFormatException("a dictionary is not among the parameters");
            }
            return length > most ? Optional.empty() : Optional.of(Arrays.copyOf(message, length));
        } finally {
            inflater.end();
        }
    }
}
