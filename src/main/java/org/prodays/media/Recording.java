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
    private final Map<RenditionName, FileChannel> data = new EnumMap<>(RenditionName.class);
    private final Repair repaired;
    private final Instant openedAt;
    private @Nullable FileChannel index;
    private volatile List<Init> inits;
    private volatile List<Entry> entries;
    private volatile @Nullable Instant endedAt;

    /** Reads what is whole of the recording in a folder that exists. */
    Recording(Path folder, Instant now) throws IOException {
        this.folder = folder;
        repaired = Repair.of(folder);
        inits = repaired.inits();
        entries = repaired.entries();
        endedAt = repaired.endedAt();
        openedAt = now;
    }

    /** Makes ready to write: cuts off what is not whole. */
    void open() throws IOException {
        repaired.cut();
        index = open("index");
        for (RenditionName name : RenditionName.values()) {
            if (!inits(name).isEmpty()) {
                data.put(name, open(fileName(name)));
            }
        }
    }

    static String fileName(RenditionName name) {
        return name.word() + ".cmaf";
    }

    Path file(RenditionName name) {
        return folder.resolve(fileName(name));
    }

    List<Entry> entries() {
        return entries;
    }

    Optional<Entry> entry(int sequence) {
        var all = entries;
        return sequence >= 0 && sequence < all.size() ? Optional.of(all.get(sequence)) : Optional.empty();
    }

    List<Init> inits(RenditionName name) {
        return inits.stream().filter(init -> init.name() == name).toList();
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
        var channel = channel(track.name());
        var init = Init.of(track, inits(track.name()).size(), channel.size(), bytes);
        append(channel, bytes);
        channel.force(false);
        line(IndexLine.text(new IndexLine.InitAt(
                init.name(),
                init.number(),
                init.codec(),
                init.timescale(),
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
        var init = Init.of(track, inits(track.name()).size(), 0, bytes);
        inits = Stream.concat(inits.stream(), Stream.of(init)).toList();
        return init;
    }

    Entry.Piece keep(RenditionName name, byte[] bytes, int samples, int init) throws IOException {
        var channel = channel(name);
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

    /** A rendition's file, made when its first track comes. */
    private FileChannel channel(RenditionName name) throws IOException {
        var known = data.get(name);
        if (known != null) {
            return known;
        }
        var made = open(fileName(name));
        data.put(name, made);
        return made;
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
