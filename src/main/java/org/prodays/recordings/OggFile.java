package org.prodays.recordings;

import java.io.BufferedOutputStream;
import java.io.FileOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.function.LongConsumer;
import org.jspecify.annotations.Nullable;
import org.prodays.formats.OggPages;
import org.prodays.formats.OpusHead;
import org.prodays.formats.RenditionName;

/** The Opus sound of a recording as an Ogg file (RFC 7845), which phones open that know no Opus in MP4. */
final class OggFile implements Making {
    private static final int SERIAL = 0x70726f64;

    private final Recording recording;
    private final long bytes;

    OggFile(Recording recording) {
        this.recording = recording;
        this.bytes = recording.entries().stream()
                .mapToLong(entry -> entry.piece(RenditionName.SOUND).length())
                .sum();
    }

    @Override
    public long size() {
        return bytes;
    }

    @Override
    public void write(Path to, LongConsumer written) throws IOException {
        try (var file = new FileOutputStream(to.toFile());
                var out = new BufferedOutputStream(file, 1 << 16);
                var chunks = new TrackChunks(recording, RenditionName.SOUND)) {
            var pages = new OggPages(out, SERIAL);
            for (Entry entry : recording.entries()) {
                var chunk = chunks.next(entry);
                if (chunk != null && !pages.begun()) {
                    begin(pages, chunks);
                }
                add(pages, chunks, chunk);
                written.accept(pages.written());
            }
            pages.end();
            out.flush();
            file.getFD().sync();
        }
    }

    /** §5: what decodes it and, as there must be some, the tags of nothing. */
    private static void begin(OggPages pages, TrackChunks chunks) throws IOException {
        byte[] vendor = "prodays".getBytes(StandardCharsets.US_ASCII);
        pages.header(chunks.audio().description());
        pages.header(ByteBuffer.allocate(8 + 4 + vendor.length + 4)
                .order(ByteOrder.LITTLE_ENDIAN)
                .put("OpusTags".getBytes(StandardCharsets.US_ASCII))
                .putInt(vendor.length)
                .put(vendor)
                .putInt(0)
                .array());
    }

    private static void add(OggPages pages, TrackChunks chunks, @Nullable TrackChunk chunk) throws IOException {
        if (chunk == null) {
            return;
        }
        int preSkip = OpusHead.preSkip(chunks.audio());
        int sample = 0;
        for (var span : chunk.spans()) {
            var data = ByteBuffer.wrap(bytes(span, chunks.file()));
            while (data.hasRemaining()) {
                byte[] packet = new byte[chunk.samples().get(sample).size()];
                data.get(packet);
                sample++;
                boolean last = sample == chunk.samples().size();
                long end = last ? chunks.end() : chunk.samples().get(sample).start();
                // RFC 7845 §4: counted at 48 kHz from the first sample that comes out of the decoder
                pages.packet(packet, preSkip + end - chunks.start());
            }
        }
    }

    private static byte[] bytes(TrackChunk.Span span, FileChannel file) throws IOException {
        return switch (span) {
            case TrackChunk.Made made -> made.bytes();
            case TrackChunk.Kept kept -> {
                var buffer = ByteBuffer.allocate((int) kept.length());
                while (buffer.hasRemaining()) {
                    if (file.read(buffer, kept.offset() + buffer.position()) < 0) {
                        throw new IOException("the recording ends too early");
                    }
                }
                yield buffer.array();
            }
        };
    }
}
