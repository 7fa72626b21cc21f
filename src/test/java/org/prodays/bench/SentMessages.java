package org.prodays.bench;

import io.netty.buffer.ByteBuf;
import java.nio.charset.StandardCharsets;

/** The judge of servers that pass a message on as it is: it begins with the instant at which it was sent. */
final class SentMessages implements Judge {

    private static final int DIGITS = 19;

    private volatile Delays delays = new Delays();

    /** A message of so many bytes, sent now. */
    static String message(int bytes) {
        String sent = "%019d".formatted(System.nanoTime());
        return sent + "x".repeat(bytes - sent.length());
    }

    @Override
    public long took(ByteBuf text, long now) {
        if (text.readableBytes() >= DIGITS && text.getByte(text.readerIndex()) == '0') {
            long sent = Long.parseLong(text.toString(text.readerIndex(), DIGITS, StandardCharsets.US_ASCII));
            delays.add(now - sent);
        }
        return -1;
    }

    long count() {
        return delays.count();
    }

    /** Those since the last call. */
    Delays takeDelays() {
        var taken = delays;
        delays = new Delays();
        return taken;
    }
}
