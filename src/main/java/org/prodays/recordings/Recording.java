package org.prodays.recordings;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.prodays.formats.Init;
import org.prodays.formats.RenditionName;
import org.prodays.formats.Track;
import org.prodays.formats.TrackKind;

/**
 * A broadcast on disk: one file that only grows per rendition, and an index. A segment is kept once its bytes and then
 * its line of the index are synced. Written by the broadcast's {@link Keeper}, read by anyone.
 */
public final class Recording {
    private static final Pattern ID = Pattern.compile("[A-Za-z0-9_-]{1,64}");

    private final Path folder;
    private final RecordingFiles writing;
    private final Set<String> kept = new HashSet<>();
    private final Repair repaired;
    private final Extras extras;
    private final Instant openedAt;
    private volatile List<Init> inits;
    private volatile List<Entry> entries;
    private volatile @Nullable Instant endedAt;
    private volatile @Nullable Shelved shelved;
    private volatile boolean away;
    private volatile boolean endKept;

    /** Whether it may be the id of a broadcast, which its folder is called by. */
    public static boolean isId(String id) {
        return ID.matcher(id).matches();
    }

    /** Reads what is whole of the recording in a folder that exists. */
    public Recording(Path folder, Instant now) throws IOException {
        this.folder = folder;
        writing = new RecordingFiles(folder);
        repaired = Repair.of(folder);
        shelved = Shelved.read(folder);
        extras = new Extras(folder, shelved);
        inits = repaired.inits();
        entries = repaired.entries();
        endedAt = repaired.endedAt();
        endKept = endedAt != null;
        openedAt = now;
        away = shelved != null && inits.stream().noneMatch(init -> Files.exists(file(init.name())));
    }

    Path folder() {
        return folder;
    }

    /** What a store has of it, null while none has. */
    @Nullable
    Shelved shelved() {
        return shelved;
    }

    void shelved(Shelved now) {
        shelved = now;
    }

    /** Whether only the store has what is large of it. */
    public boolean away() {
        return away;
    }

    /** From now on all is read from the store. */
    void goAway() {
        away = true;
    }

    /** Makes ready to write: cuts off what is not whole. */
    public void open() throws IOException {
        repaired.cut();
        inits.forEach(init -> kept.add(key(init)));
        writing.open();
    }

    static String fileName(RenditionName name) {
        return name.word() + ".cmaf";
    }

    /** The file of a rendition, which may not be there. */
    public Path file(RenditionName name) {
        return folder.resolve(fileName(name));
    }

    /** What was made of it after its end. */
    public Extras extras() {
        return extras;
    }

    /** What is kept so far, in order: the entry of sequence number n is the nth. */
    public List<Entry> entries() {
        return entries;
    }

    /** The segment of a media sequence number, empty when none is kept. */
    public Optional<Entry> entry(int sequence) {
        var all = entries;
        return sequence >= 0 && sequence < all.size() ? Optional.of(all.get(sequence)) : Optional.empty();
    }

    /** The initialization segments of a rendition, oldest first. */
    public List<Init> inits(RenditionName name) {
        return inits.stream().filter(init -> init.name() == name).toList();
    }

    /** When the broadcast ended, empty while it goes on. */
    public Optional<Instant> endedAt() {
        return Optional.ofNullable(endedAt);
    }

    /** When this program took it up, not when it was begun. */
    public Instant openedAt() {
        return openedAt;
    }

    /** How long what is kept lasts, in microseconds. */
    public long duration() {
        var all = entries;
        return all.isEmpty() ? 0 : all.get(all.size() - 1).end();
    }

    /** An initialization segment that is served from now on, whether the disk takes it or not. */
    public Init add(Track track, byte[] bytes) {
        int number = inits(track.name()).stream().mapToInt(Init::number).max().orElse(-1) + 1;
        var init = Init.of(track, number, 0, bytes);
        inits = Stream.concat(inits.stream(), Stream.of(init)).toList();
        return init;
    }

    /**
     * Keeps an initialization segment. This and all that follows is called by one thread.
     *
     * @throws RecordingFiles.SyncFailed when the disk failed
     * @throws IOException when the disk takes no more; what is kept is as before
     */
    void write(Init init) throws IOException {
        writing.commit(lines -> lines.add(keep(init)));
        kept.add(key(init));
    }

    /** Keeps a segment and before it the holes that the disk left; the initialization segments that it needs, if need be. */
    void write(List<Entry> holes, MadeSegment segment) throws IOException {
        for (var piece : segment.entry().pieces().entrySet()) {
            Init init = init(piece.getKey(), piece.getValue().init());
            if (!piece.getValue().gap() && !kept.contains(key(init))) {
                write(init);
            }
        }
        var made = new ArrayList<>(holes);
        writing.commit(lines -> {
            holes.forEach(hole -> lines.add(IndexLine.text(hole)));
            made.add(keep(segment));
            lines.add(IndexLine.text(made.getLast()));
        });
        entries = Stream.concat(entries.stream(), made.stream()).toList();
    }

    void writeEnd(Instant at) throws IOException {
        writing.commit(lines -> lines.add(IndexLine.text(at)));
        endKept = true;
    }

    /** Whether the disk has its end. */
    boolean endKept() {
        return endKept;
    }

    /** The broadcast is over, whether the disk has taken all of it or not. */
    public void ended(Instant at) {
        endedAt = at;
    }

    /** Lets go of the files; what is kept stays readable. */
    void close() {
        writing.close();
    }

    private Entry keep(MadeSegment segment) throws IOException {
        var pieces = new EnumMap<RenditionName, Entry.Piece>(RenditionName.class);
        for (var own : segment.bytes().entrySet()) {
            var piece = segment.entry().piece(own.getKey());
            long offset = writing.append(fileName(own.getKey()), own.getValue());
            pieces.put(own.getKey(), piece.at(offset, IndexLine.crc(own.getValue())));
        }
        return new Entry(segment.entry().head(), segment.entry().duration(), pieces);
    }

    private String keep(Init init) throws IOException {
        long offset = writing.append(fileName(init.name()), init.bytes());
        return IndexLine.text(new IndexLine.InitAt(
                init.name(),
                init.number(),
                init.codec(),
                init.timescale(),
                init.width(),
                init.height(),
                init.channels(),
                offset,
                init.bytes().length,
                IndexLine.crc(init.bytes())));
    }

    private Init init(RenditionName name, int number) {
        return inits(name).stream()
                .filter(init -> init.number() == number)
                .findFirst()
                .orElseThrow();
    }

    private static String key(Init init) {
        return Init.file(init.name(), init.number());
    }

    /** The bytes of a segment in all renditions of sound; none where they cannot be read. */
    public Map<RenditionName, byte[]> read(Entry entry) {
        var found = new EnumMap<RenditionName, byte[]>(RenditionName.class);
        entry.pieces().forEach((name, piece) -> {
            if (name.kind() == TrackKind.AUDIO && !piece.gap()) {
                try (var channel = FileChannel.open(file(name), StandardOpenOption.READ)) {
                    var bytes = ByteBuffer.allocate(piece.length());
                    while (bytes.hasRemaining() && channel.read(bytes, piece.offset() + bytes.position()) >= 0) {
                        // reads on
                    }
                    if (!bytes.hasRemaining()) {
                        found.put(name, bytes.array());
                    }
                } catch (IOException e) {
                    // a hole in what is played, as for any other missing file
                }
            }
        });
        return found;
    }
}
