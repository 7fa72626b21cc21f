package org.prodays.captions;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The file of the captions of one language, which only grows. Each line is synced before it is acknowledged. It is read up to the last
 * whole line; what a crash left behind that is cut off by whoever writes on. Used by one thread at a time.
 */
final class CaptionLog {
    private final Path file;
    private final List<CaptionLine> lines = new ArrayList<>();
    private long whole;
    private @Nullable FileChannel channel;

    /** Reads what is whole and changes nothing. */
    CaptionLog(Path file) throws IOException {
        this.file = file;
        byte[] bytes = Files.exists(file) ? Files.readAllBytes(file) : new byte[0];
        int start = 0;
        for (int at = 0; at < bytes.length; at++) {
            if (bytes[at] == '\n') {
                var line = CaptionLine.parse(new String(bytes, start, at - start, StandardCharsets.UTF_8));
                if (line == null) {
                    return;
                }
                lines.add(line);
                start = at + 1;
                whole = start;
            }
        }
    }

    /** What stood in the file when it was opened. */
    List<CaptionLine> lines() {
        return List.copyOf(lines);
    }

    void append(CaptionLine line) throws IOException {
        var to = channel();
        var buffer = ByteBuffer.wrap(line.sealed().getBytes(StandardCharsets.UTF_8));
        while (buffer.hasRemaining()) {
            to.write(buffer);
        }
        to.force(false);
        whole = to.position();
    }

    /** Lets go of the file; the next line opens it again. */
    void close() throws IOException {
        if (channel != null) {
            channel.close();
            channel = null;
        }
    }

    /** Half a line that a full disk left is cut off before the next one. */
    private FileChannel channel() throws IOException {
        if (channel == null) {
            channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        }
        if (channel.size() > whole) {
            channel.truncate(whole);
        }
        return channel.position(whole);
    }
}
