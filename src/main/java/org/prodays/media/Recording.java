package org.prodays.media;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A broadcast on disk: one file that only grows per rendition, and an index. A segment is kept once its bytes and then
 * its line of the index are synced. Written under the broadcast's lock, read by anyone.
 */
final class Recording {
    private final Path folder;
    private final Map<TrackKind, FileChannel> data = new EnumMap<>(TrackKind.class);
    private final Instant openedAt;
    private @Nullable FileChannel index;
    private volatile List<Init> inits;
    private volatile List<Entry> entries;
    private volatile @Nullable Instant endedAt;

    /** Reads the recording of a folder that exists, cutting off what is not whole. */
    Recording(Path folder, Instant now) throws IOException {
        this.folder = folder;
        var repaired = Repair.of(folder);
        inits = repaired.inits();
        entries = repaired.entries();
        endedAt = repaired.endedAt();
        openedAt = now;
    }

    /** Makes ready to write. */
    void open() throws IOException {
        index = open("index");
        for (TrackKind kind : TrackKind.values()) {
            data.put(kind, open(fileName(kind)));
        }
    }

    static String fileName(TrackKind kind) {
        return kind == TrackKind.VIDEO ? "video.cmaf" : "audio.cmaf";
    }

    Path file(TrackKind kind) {
        return folder.resolve(fileName(kind));
    }

    List<Entry> entries() {
        return entries;
    }

    Optional<Entry> entry(int sequence) {
        var all = entries;
        return sequence >= 0 && sequence < all.size() ? Optional.of(all.get(sequence)) : Optional.empty();
    }

    List<Init> inits(TrackKind kind) {
        return inits.stream().filter(init -> init.kind() == kind).toList();
    }

    Optional<Instant> endedAt() {
        return Optional.ofNullable(endedAt);
    }

    Instant openedAt() {
        return openedAt;
    }

    long duration() {
        var all = entries;
        return all.isEmpty() ? 0 : all.get(all.size() - 1).end();
    }

    /** Keeps an initialization segment; synced, so that its number is never given twice. */
    Init keep(Track track, byte[] bytes) throws IOException {
        var init =
                Init.of(track, inits(track.kind()).size(), channel(track.kind()).size(), bytes);
        append(channel(track.kind()), bytes);
        channel(track.kind()).force(false);
        line(IndexLine.text(new IndexLine.InitAt(
                init.kind(),
                init.number(),
                init.codec(),
                init.width(),
                init.height(),
                init.channels(),
                init.offset(),
                bytes.length,
                IndexLine.crc(bytes))));
        index().force(false);
        inits = Stream.concat(inits.stream(), Stream.of(init)).toList();
        return init;
    }

    /** An initialization segment that is served from memory only, as the disk took no more. */
    Init lost(Track track, byte[] bytes) {
        var init = Init.of(track, inits(track.kind()).size(), 0, bytes);
        inits = Stream.concat(inits.stream(), Stream.of(init)).toList();
        return init;
    }

    Entry.Piece keep(TrackKind kind, byte[] bytes, int samples, int init) throws IOException {
        var channel = channel(kind);
        var piece = new Entry.Piece(channel.size(), bytes.length, samples, IndexLine.crc(bytes), init);
        append(channel, bytes);
        return piece;
    }

    /** Syncs a segment's bytes, then its line of the index. */
    void commit(Entry entry) throws IOException {
        for (FileChannel channel : data.values()) {
            channel.force(false);
        }
        line(IndexLine.text(entry));
        index().force(false);
        var more = new ArrayList<>(entries);
        more.add(entry);
        entries = List.copyOf(more);
    }

    void end(Instant at) throws IOException {
        endedAt = at;
        line(IndexLine.text(at));
        index().force(false);
        close();
    }

    /** Lets go of the files; what is kept stays readable. */
    void close() throws IOException {
        index().close();
        for (FileChannel channel : data.values()) {
            channel.close();
        }
    }

    private FileChannel open(String name) throws IOException {
        return FileChannel.open(folder.resolve(name), StandardOpenOption.CREATE, StandardOpenOption.APPEND);
    }

    private FileChannel channel(TrackKind kind) {
        return Objects.requireNonNull(data.get(kind));
    }

    private FileChannel index() {
        return Objects.requireNonNull(index);
    }

    private void line(String text) throws IOException {
        append(index(), text.getBytes(StandardCharsets.UTF_8));
    }

    private static void append(FileChannel channel, byte[] bytes) throws IOException {
        var buffer = ByteBuffer.wrap(bytes);
        while (buffer.hasRemaining()) {
            channel.write(buffer);
        }
    }
}
