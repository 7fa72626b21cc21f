package org.prodays.media;

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

/**
 * Reads a recording's index and cuts index and data after the last line whose bytes are whole. Because the data is synced
 * before the line that tells of it, only the last lines can lack bytes: their CRC is checked until one is right.
 */
final class Repair {
    private final Path folder;
    private final Map<TrackKind, Long> sizes = new EnumMap<>(TrackKind.class);
    private final List<Init> inits = new ArrayList<>();
    private final List<Entry> entries = new ArrayList<>();
    private final List<Long> lineEnds = new ArrayList<>();
    private final List<IndexLine> lines = new ArrayList<>();
    private @Nullable Instant endedAt;

    private Repair(Path folder) {
        this.folder = folder;
    }

    record Repaired(
            List<Init> inits, List<Entry> entries, @Nullable Instant endedAt) {}

    static Repaired of(Path folder) throws IOException {
        var repair = new Repair(folder);
        if (Files.exists(folder.resolve("index"))) {
            repair.readLines();
            repair.dropWhatIsNotWhole();
            repair.cut();
        }
        return new Repaired(List.copyOf(repair.inits), List.copyOf(repair.entries), repair.endedAt);
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
        for (TrackKind kind : TrackKind.values()) {
            var file = folder.resolve(Recording.fileName(kind));
            sizes.put(kind, Files.exists(file) ? Files.size(file) : 0L);
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

    private boolean fits(IndexLine line) {
        return switch (line) {
            case IndexLine.InitAt i -> i.offset() + i.length() <= size(i.kind());
            case IndexLine.SegmentAt s ->
                s.entry().video().end() <= size(TrackKind.VIDEO)
                        && s.entry().audio().end() <= size(TrackKind.AUDIO);
            case IndexLine.EndAt e -> true;
        };
    }

    private boolean intact(IndexLine line) throws IOException {
        return switch (line) {
            case IndexLine.InitAt i -> IndexLine.crc(bytes(i.kind(), i.offset(), i.length())) == i.crc();
            case IndexLine.SegmentAt s ->
                intact(TrackKind.VIDEO, s.entry().video())
                        && intact(TrackKind.AUDIO, s.entry().audio());
            case IndexLine.EndAt e -> true;
        };
    }

    private boolean intact(TrackKind kind, Entry.Piece piece) throws IOException {
        return piece.gap() || IndexLine.crc(bytes(kind, piece.offset(), piece.length())) == piece.crc();
    }

    private Init read(IndexLine.InitAt i) throws IOException {
        byte[] bytes = bytes(i.kind(), i.offset(), i.length());
        return new Init(i.kind(), i.number(), i.codec(), i.width(), i.height(), i.channels(), i.offset(), bytes);
    }

    private byte[] bytes(TrackKind kind, long offset, int length) throws IOException {
        try (var file =
                new RandomAccessFile(folder.resolve(Recording.fileName(kind)).toFile(), "r")) {
            byte[] bytes = new byte[length];
            file.seek(offset);
            file.readFully(bytes);
            return bytes;
        }
    }

    /** Cuts the files after what is whole, so that what is appended later follows at once. */
    private void cut() throws IOException {
        truncate("index", lines.isEmpty() ? 0 : lineEnds.get(lines.size() - 1));
        for (TrackKind kind : TrackKind.values()) {
            long end = 0;
            for (Init init : inits) {
                end = init.kind() == kind ? Math.max(end, init.offset() + init.bytes().length) : end;
            }
            for (Entry entry : entries) {
                end = Math.max(end, entry.piece(kind).end());
            }
            if (end < size(kind)) {
                truncate(Recording.fileName(kind), end);
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

    private long size(TrackKind kind) {
        return sizes.getOrDefault(kind, 0L);
    }
}
