package org.prodays.recordings;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.prodays.formats.Init;
import org.prodays.formats.RenditionName;

/**
 * Reads a recording's index up to the last line whose bytes are whole, and cuts index and data there before more is written. Because the data is synced
 * before the line that tells of it, only the last lines can lack bytes: their CRC is checked until one is right.
 */
final class Repair {
    private final Path folder;
    private final Map<RenditionName, Long> sizes = new EnumMap<>(RenditionName.class);
    private final List<Init> inits = new ArrayList<>();
    private final List<Entry> entries = new ArrayList<>();
    private final List<Long> lineEnds = new ArrayList<>();
    private final List<IndexLine> lines = new ArrayList<>();
    private final @Nullable Shelved shelved;
    private @Nullable Instant endedAt;

    private Repair(Path folder) throws IOException {
        this.folder = folder;
        this.shelved = Shelved.read(folder);
    }

    /** Reads what is whole and changes nothing: the program that records may be another one. */
    static Repair of(Path folder) throws IOException {
        var repair = new Repair(folder);
        if (Files.exists(folder.resolve("index"))) {
            repair.readLines();
            repair.dropWhatIsNotWhole();
        }
        return repair;
    }

    List<Init> inits() {
        return List.copyOf(inits);
    }

    List<Entry> entries() {
        return List.copyOf(entries);
    }

    @Nullable
    Instant endedAt() {
        return endedAt;
    }

    private void readLines() throws IOException {
        byte[] index = Files.readAllBytes(folder.resolve("index"));
        int start = 0;
        for (int at = 0; at < index.length; at++) {
            if (index[at] == '\n') {
                var line = IndexLine.parse(new String(index, start, at - start, StandardCharsets.UTF_8));
                if (line == null) {
                    return;
                }
                lines.add(line);
                lineEnds.add(at + 1L);
                start = at + 1;
            }
        }
    }

    private void dropWhatIsNotWhole() throws IOException {
        for (RenditionName name : RenditionName.values()) {
            var file = folder.resolve(Recording.fileName(name));
            sizes.put(name, Files.exists(file) ? Files.size(file) : away(name));
        }
        int whole = 0;
        while (whole < lines.size() && fits(lines.get(whole))) {
            whole++;
        }
        while (whole > 0 && !intact(lines.get(whole - 1))) {
            whole--;
        }
        lines.subList(whole, lines.size()).clear();
        for (IndexLine line : lines) {
            switch (line) {
                case IndexLine.InitAt i -> inits.add(read(i));
                case IndexLine.SegmentAt s -> entries.add(s.entry());
                case IndexLine.EndAt e -> endedAt = e.at();
            }
        }
    }

    /** The size of a file that only the store has. */
    private long away(RenditionName name) {
        return shelved == null ? 0 : shelved.sizes().getOrDefault(Recording.fileName(name), 0L);
    }

    private boolean fits(IndexLine line) {
        return switch (line) {
            case IndexLine.InitAt i -> i.offset() + i.length() <= size(i.name());
            case IndexLine.SegmentAt s ->
                s.entry().pieces().entrySet().stream()
                        .allMatch(piece -> piece.getValue().end() <= size(piece.getKey()));
            case IndexLine.EndAt e -> true;
        };
    }

    private boolean intact(IndexLine line) throws IOException {
        return switch (line) {
            case IndexLine.InitAt i -> IndexLine.crc(bytes(i.name(), i.offset(), i.length())) == i.crc();
            case IndexLine.SegmentAt s -> intact(s.entry());
            case IndexLine.EndAt e -> true;
        };
    }

    private boolean intact(Entry entry) throws IOException {
        for (var own : entry.pieces().entrySet()) {
            var piece = own.getValue();
            if (IndexLine.crc(bytes(own.getKey(), piece.offset(), piece.length())) != piece.crc()) {
                return false;
            }
        }
        return true;
    }

    private Init read(IndexLine.InitAt i) throws IOException {
        boolean away = shelved != null && !Files.exists(folder.resolve(Recording.fileName(i.name())));
        byte[] bytes =
                shelved != null && away ? shelved.init(i.name(), i.number()) : bytes(i.name(), i.offset(), i.length());
        return new Init(
                i.name(), i.number(), i.codec(), i.timescale(), i.width(), i.height(), i.channels(), i.offset(), bytes);
    }

    private byte[] bytes(RenditionName name, long offset, int length) throws IOException {
        try (var file =
                new RandomAccessFile(folder.resolve(Recording.fileName(name)).toFile(), "r")) {
            byte[] bytes = new byte[length];
            file.seek(offset);
            file.readFully(bytes);
            return bytes;
        }
    }

    /** Cuts the files after what is whole, so that what is appended later follows at once. */
    void cut() throws IOException {
        if (!Files.exists(folder.resolve("index"))) {
            return;
        }
        truncate("index", lines.isEmpty() ? 0 : lineEnds.get(lines.size() - 1));
        for (RenditionName name : RenditionName.values()) {
            long end = 0;
            for (Init init : inits) {
                end = init.name() == name ? Math.max(end, init.offset() + init.bytes().length) : end;
            }
            for (Entry entry : entries) {
                end = Math.max(end, entry.piece(name).end());
            }
            if (end < size(name)) {
                truncate(Recording.fileName(name), end);
            }
        }
    }

    private void truncate(String name, long size) throws IOException {
        try (var file = new RandomAccessFile(folder.resolve(name).toFile(), "rw")) {
            if (file.length() > size) {
                file.setLength(size);
                file.getFD().sync();
            }
        }
    }

    private long size(RenditionName name) {
        return sizes.getOrDefault(name, 0L);
    }
}
