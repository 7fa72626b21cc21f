package org.prodays.formats;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.prodays.formats.BadStream.Reason;

/** A box of the outermost level while it comes in: its header, then its body, kept or let go. */
final class TopBox {
    private static final int SHORT_HEADER = 8;
    private static final int LONG_HEADER = 16;
    /** What is set aside before any of a body has come, so that a size alone costs no memory. */
    private static final int FIRST_ROOM = 1 << 16;

    private final long start;
    private final byte[] header = new byte[LONG_HEADER];
    private int headerSize = SHORT_HEADER;
    private int headerHave;
    private byte[] body = {};
    private int bodyHave;
    private boolean kept;

    /** @param start its first byte in the stream */
    TopBox(long start) {
        this.start = start;
    }

    /** Takes bytes for the header; tells how many. */
    int takeHeader(byte[] bytes, int at, int length) {
        int count = Math.min(length, headerSize - headerHave);
        System.arraycopy(bytes, at, header, headerHave, count);
        headerHave += count;
        // ISO 14496-12 §4.2.2: the size 1 is followed by one of 64 bits
        if (headerHave == SHORT_HEADER && number(0, 4) == 1) {
            headerSize = LONG_HEADER;
        }
        return count;
    }

    boolean headerWhole() {
        return headerHave == headerSize;
    }

    boolean begun() {
        return headerHave > 0;
    }

    /** Checks the size, once the header is whole. */
    void begin(long most, boolean keep) throws BadStream {
        long size = size();
        if (size == 0) {
            throw bad(Reason.SIZE_ZERO);
        }
        if (size > 0 && size < headerSize) {
            throw bad(Reason.SIZE_TOO_SMALL);
        }
        if (size < 0 || size - headerSize > most) {
            throw bad(Reason.BOX_TOO_LARGE);
        }
        kept = keep;
    }

    int takeBody(byte[] bytes, int at, int length) {
        int count = Math.min(length, bodyLength() - bodyHave);
        if (kept) {
            room(bodyHave + count);
            System.arraycopy(bytes, at, body, bodyHave, count);
        }
        bodyHave += count;
        return count;
    }

    boolean whole() {
        return headerWhole() && bodyHave == bodyLength();
    }

    String type() {
        return new String(header, 4, 4, StandardCharsets.ISO_8859_1);
    }

    long start() {
        return start;
    }

    long bodyStart() {
        return start + headerSize;
    }

    int bodyLength() {
        return (int) (size() - headerSize);
    }

    byte[] body() {
        return body.length == bodyHave ? body : Arrays.copyOf(body, bodyHave);
    }

    BoxCursor cursor() {
        return new BoxCursor(type(), body(), bodyStart());
    }

    BadStream bad(Reason reason) {
        return new BadStream(reason, start, path());
    }

    BadStream bad(Reason reason, BadPacket cause) {
        return new BadStream(reason, start, path(), cause);
    }

    /** Its type as it may be shown; empty while that has not come. */
    String path() {
        return headerWhole() ? BoxCursor.printable(type()) : "";
    }

    private long size() {
        return headerSize == LONG_HEADER ? number(8, 8) : number(0, 4);
    }

    private long number(int at, int count) {
        long value = 0;
        for (int i = at; i < at + count; i++) {
            value = value << 8 | (header[i] & 0xff);
        }
        return value;
    }

    private void room(int needed) {
        if (needed > body.length) {
            int grown = Math.max(needed, Math.max(FIRST_ROOM, body.length * 2));
            body = Arrays.copyOf(body, Math.min(grown, bodyLength()));
        }
    }
}
