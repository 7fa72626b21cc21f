package org.prodays.intake;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/** Counts what is read, for the acknowledgements that RTMP wants. */
final class Counted extends FilterInputStream {
    private long count;
    private long marked;

    Counted(InputStream in) {
        super(in);
    }

    @Override
    public int read() throws IOException {
        int value = super.read();
        count += value < 0 ? 0 : 1;
        return value;
    }

    @Override
    public int read(byte[] bytes, int offset, int length) throws IOException {
        int read = super.read(bytes, offset, length);
        count += Math.max(0, read);
        return read;
    }

    /** How much since the last mark. */
    long since() {
        return count - marked;
    }

    /** Marks here; tells how much there was in all, in 32 bits. */
    int mark() {
        marked = count;
        return (int) count;
    }
}
