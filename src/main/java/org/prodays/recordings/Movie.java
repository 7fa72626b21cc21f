package org.prodays.recordings;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.function.LongConsumer;
import org.jspecify.annotations.Nullable;
import org.prodays.formats.Boxes;
import org.prodays.formats.InitSegment;
import org.prodays.formats.RenditionName;
import org.prodays.formats.TrackKind;

/**
 * An MP4 file made of a recording (ISO 14496-12): all tables in front, then the samples as they were recorded, the tracks side by side segment by
 * segment. The recording is read twice, first for the tables and then for the bytes, so that memory holds the tables alone.
 */
final class Movie implements Making {
    private static final int MDAT_HEADER = 16;
    /** After so many bytes they are synced, so that the disk has never much to catch up with. */
    private static final long SYNCED = 16 << 20;

    private final Recording recording;
    private final List<MovieTrack> tracks = new ArrayList<>();
    private long bytes;

    /** Reads the tables of some renditions of a recording that has ended. */
    Movie(Recording recording, List<RenditionName> names) throws IOException {
        this.recording = recording;
        for (RenditionName name : names) {
            tracks.add(new MovieTrack(recording, name));
        }
        try (var reading = new Reading(recording, names)) {
            for (Entry entry : recording.entries()) {
                for (int i = 0; i < tracks.size(); i++) {
                    add(tracks.get(i), reading.chunks().get(i).next(entry));
                }
            }
            for (int i = 0; i < tracks.size(); i++) {
                tracks.get(i).finish(reading.chunks().get(i));
            }
        }
        tracks.removeIf(MovieTrack::empty);
    }

    private void add(MovieTrack track, @Nullable TrackChunk chunk) {
        if (chunk != null) {
            track.add(chunk, bytes);
            bytes += chunk.length();
        }
    }

    @Override
    public long size() throws IOException {
        return header().length + MDAT_HEADER + bytes;
    }

    @Override
    public void write(Path to, LongConsumer written) throws IOException {
        byte[] header = header();
        try (var out = FileChannel.open(
                        to, StandardOpenOption.CREATE, StandardOpenOption.WRITE, StandardOpenOption.TRUNCATE_EXISTING);
                var reading = new Reading(
                        recording, tracks.stream().map(MovieTrack::name).toList())) {
            RecordingFiles.write(out, header);
            RecordingFiles.write(out, mdat());
            long synced = 0;
            for (Entry entry : recording.entries()) {
                for (TrackChunks chunks : reading.chunks()) {
                    copy(chunks, chunks.next(entry), out);
                }
                if (out.position() - synced > SYNCED) {
                    out.force(false);
                    synced = out.position();
                }
                written.accept(out.position());
            }
            out.force(true);
        }
    }

    private static void copy(TrackChunks chunks, @Nullable TrackChunk chunk, FileChannel out) throws IOException {
        for (var span : chunk == null ? List.<TrackChunk.Span>of() : chunk.spans()) {
            switch (span) {
                case TrackChunk.Made made -> RecordingFiles.write(out, made.bytes());
                case TrackChunk.Kept kept -> copy(chunks.file(), kept, out);
            }
        }
    }

    private static void copy(FileChannel from, TrackChunk.Kept kept, FileChannel out) throws IOException {
        long done = 0;
        while (done < kept.length()) {
            long more = from.transferTo(kept.offset() + done, kept.length() - done, out);
            if (more <= 0) {
                throw new IOException("the recording ends too early");
            }
            done += more;
        }
    }

    /** §4.2: with its size in 64 bits. */
    private byte[] mdat() {
        return new Boxes().u32(1).ascii("mdat").u64(MDAT_HEADER + bytes).toBytes();
    }

    private byte[] header() throws IOException {
        int length = header(0).length;
        return header(length + MDAT_HEADER);
    }

    private byte[] header(long base) throws IOException {
        boolean pictures = tracks.stream().anyMatch(track -> track.name().kind() == TrackKind.VIDEO);
        var file = new Boxes()
                .box("ftyp", b -> b.ascii(pictures ? "isom" : "M4A ").u32(0x200).ascii("isomiso6mp42M4A "));
        var moov = new Boxes();
        long duration = tracks.stream().mapToLong(MovieTrack::duration).max().orElse(0);
        moov.full(
                "mvhd",
                1,
                0,
                b -> InitSegment.matrix(b.zeros(16)
                                .u32(MovieTrack.MOVIE_SCALE)
                                .u64(duration)
                                .u32(0x10000)
                                .u16(0x100)
                                .zeros(10))
                        .zeros(24)
                        .u32(tracks.size() + 1L));
        for (int i = 0; i < tracks.size(); i++) {
            tracks.get(i).write(moov, i + 1, base);
        }
        return file.box("moov", b -> b.raw(moov.toBytes())).toBytes();
    }

    /** The renditions while they are read side by side. */
    private record Reading(List<TrackChunks> chunks) implements AutoCloseable {
        Reading(Recording recording, List<RenditionName> names) throws IOException {
            this(new ArrayList<>());
            for (RenditionName name : names) {
                chunks.add(new TrackChunks(recording, name));
            }
        }

        @Override
        public void close() throws IOException {
            for (TrackChunks one : chunks) {
                one.close();
            }
        }
    }
}
