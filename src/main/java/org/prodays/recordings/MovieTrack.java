package org.prodays.recordings;

import java.io.IOException;
import java.util.List;
import org.prodays.formats.Boxes;
import org.prodays.formats.Init;
import org.prodays.formats.InitBoxes;
import org.prodays.formats.InitSegment;
import org.prodays.formats.RenditionName;
import org.prodays.formats.TrackKind;

/** One track of a file while its tables are gathered, and then its trak (ISO 14496-12 §8.3). */
final class MovieTrack {
    /** Ticks a second of a movie's own times: those of pictures, so that nothing is rounded. */
    static final int MOVIE_SCALE = 90_000;

    private final RenditionName name;
    private final List<Init> inits;
    private final SampleTable table = new SampleTable();
    private int timescale;
    private long end;
    private List<byte[]> entries = List.of();

    MovieTrack(Recording recording, RenditionName name) {
        this.name = name;
        this.inits = recording.inits(name);
    }

    RenditionName name() {
        return name;
    }

    void add(TrackChunk chunk, long offset) {
        table.add(chunk, offset);
    }

    /** All chunks are there. */
    void finish(TrackChunks chunks) {
        timescale = chunks.timescale();
        end = chunks.end();
        entries = List.copyOf(chunks.entries());
        if (!table.empty()) {
            table.finish(end);
        }
    }

    boolean empty() {
        return table.empty();
    }

    /** Until its end, on the movie's times. */
    long duration() {
        return end * MOVIE_SCALE / timescale;
    }

    /**
     * Writes the trak.
     *
     * @param id from 1
     * @param base where the first sample of the file stands
     */
    void write(Boxes moov, int id, long base) throws IOException {
        var kind = new InitBoxes(inits.getFirst());
        byte[] handler = kind.handler();
        byte[] mediaHeader = kind.ofMinf(name.kind() == TrackKind.VIDEO ? "vmhd" : "smhd");
        byte[] data = kind.ofMinf("dinf");
        moov.box("trak", trak -> {
            header(trak, id);
            edits(trak);
            trak.box("mdia", mdia -> {
                // 0x55c4: the language "und" packed
                mdia.full(
                                "mdhd",
                                1,
                                0,
                                b -> b.zeros(16)
                                        .u32(timescale)
                                        .u64(end - table.start())
                                        .u16(0x55c4)
                                        .u16(0))
                        .raw(handler);
                mdia.box("minf", minf -> minf.raw(mediaHeader).raw(data).box("stbl", stbl -> samples(stbl, base)));
            });
        });
    }

    private void samples(Boxes stbl, long base) {
        stbl.full("stsd", 0, 0, b -> {
            b.u32(entries.size());
            entries.forEach(b::raw);
        });
        table.write(stbl, base);
    }

    private void header(Boxes trak, int id) {
        // flags 3: enabled, in movie
        trak.full("tkhd", 1, 3, b -> {
            b.zeros(16).u32(id).zeros(4).u64(duration()).zeros(8).u16(0).u16(0);
            b.u16(name.kind() == TrackKind.AUDIO ? 0x100 : 0).u16(0);
            InitSegment.matrix(b).u32(widest(inits, true) << 16).u32(widest(inits, false) << 16);
        });
    }

    private static long widest(List<Init> inits, boolean width) {
        return inits.stream()
                .mapToLong(init -> width ? init.width() : init.height())
                .max()
                .orElseThrow();
    }

    /** §8.6.6: a track that begins later than the movie is waited for. */
    private void edits(Boxes trak) {
        long wait = table.start() * MOVIE_SCALE / timescale;
        if (wait > 0) {
            trak.box(
                    "edts",
                    edts -> edts.full(
                            "elst",
                            1,
                            0,
                            b -> b.u32(2)
                                    .u64(wait)
                                    .u64(-1)
                                    .u32(0x10000)
                                    .u64(duration() - wait)
                                    .u64(0)
                                    .u32(0x10000)));
        }
    }
}
