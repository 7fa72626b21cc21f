package org.prodays.recordings;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.prodays.formats.BadStream;
import org.prodays.formats.BoxCursor;
import org.prodays.formats.Clockwork;
import org.prodays.formats.Fragment;
import org.prodays.formats.MoofReader;
import org.prodays.formats.MoovReader;

/** Reads back what the fragments of a kept piece tell of their samples, without the samples' bytes. */
final class KeptFragments implements AutoCloseable {
    private static final int HEADER = 8;

    private final FileChannel file;

    KeptFragments(Path file) throws IOException {
        this.file = FileChannel.open(file);
    }

    FileChannel file() {
        return file;
    }

    /** @param header of the piece's initialization segment; the fragments begin at places of the file, not of the piece */
    List<Fragment> of(Entry.Piece piece, MoovReader.Header header) throws IOException {
        var read = new ArrayList<Fragment>();
        var clockwork = new Clockwork(header);
        long at = piece.offset();
        try {
            while (at < piece.end()) {
                int moof = size(bytes(at, HEADER));
                // with the header of the mdat that follows
                byte[] body = bytes(at + HEADER, moof);
                var cursor = new BoxCursor("moof", Arrays.copyOf(body, moof - HEADER), at + HEADER);
                read.add(MoofReader.read(cursor, at, header, clockwork));
                at += moof + size(Arrays.copyOfRange(body, moof - HEADER, moof));
            }
        } catch (BadStream e) {
            throw new IOException("a fragment of the recording cannot be read", e);
        }
        return read;
    }

    private static int size(byte[] header) throws IOException {
        int size = ByteBuffer.wrap(header).getInt();
        if (size < HEADER) {
            throw new IOException("a box of the recording has the size " + size);
        }
        return size;
    }

    private byte[] bytes(long offset, int length) throws IOException {
        var buffer = ByteBuffer.allocate(length);
        while (buffer.hasRemaining()) {
            if (file.read(buffer, offset + buffer.position()) < 0) {
                throw new IOException("the recording ends too early");
            }
        }
        return buffer.array();
    }

    @Override
    public void close() throws IOException {
        file.close();
    }
}
