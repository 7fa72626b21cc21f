package org.prodays.media;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * All broadcasts of this program, live and recorded. Safe for use by many threads. What is served stands below
 * {@code /media/{id}/}: {@code main.m3u8} (live, then the recording), {@code replay.m3u8} (the recording at any moment)
 * and {@code saver.m3u8} (live sound in whole segments for small data bundles).
 */
public final class Origin {
    private static final Pattern ID = Pattern.compile("[A-Za-z0-9_-]{1,64}");

    private final Path folder;
    private final Clock clock;
    private final Map<String, Item> items = new ConcurrentHashMap<>();

    /** A recording and, while it is live, its broadcast. A broadcast that has ended stays for those who still watch it. */
    record Item(
            Recording recording,
            ReplayPages replay,
            @Nullable Broadcast broadcast) {}

    /**
     * Opens a folder of recordings, creating it when absent. A recording is whole up to its last synced segment, whatever a crash
     * left behind that; nothing is written before a broadcast is opened, as another program may be the one that records.
     *
     * @throws UncheckedIOException when the folder cannot be read or written
     */
    public Origin(Path folder, Clock clock) {
        this.folder = folder;
        this.clock = clock;
        try {
            Files.createDirectories(folder);
            try (var children = Files.list(folder)) {
                for (Path child : children.filter(Files::isDirectory).toList()) {
                    String id = child.getFileName().toString();
                    if (ID.matcher(id).matches()) {
                        items.put(id, item(child));
                    }
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException("cannot open the recordings in " + folder, e);
        }
    }

    /**
     * The broadcast of an id, which goes on when it is live, continues its recording with a discontinuity when the
     * program was stopped in between, or begins.
     *
     * @param id 1 to 64 letters, digits, {@code -} or {@code _}; random, and new for each recording
     * @throws IllegalArgumentException when the id is not of that form
     * @throws IllegalStateException when the broadcast has ended
     * @throws UncheckedIOException when its folder cannot be made
     */
    public Broadcast open(String id) {
        if (!ID.matcher(id).matches()) {
            throw new IllegalArgumentException("an id is 1 to 64 letters, digits, - or _");
        }
        var item = items.compute(id, (same, known) -> opened(same, known));
        if (item.broadcast() == null || item.recording().endedAt().isPresent()) {
            throw new IllegalStateException("the broadcast " + id + " has ended");
        }
        return item.broadcast();
    }

    /** The broadcast of an id while it is live. */
    public Optional<Broadcast> live(String id) {
        return item(id).filter(item -> item.recording().endedAt().isEmpty())
                .flatMap(item -> Optional.ofNullable(item.broadcast()));
    }

    /** The recording of an id, at every moment for anything opened. */
    public Optional<Replay> replay(String id) {
        return item(id).map(item -> new Replay(item.recording()));
    }

    Optional<Item> item(String id) {
        return Optional.ofNullable(items.get(id));
    }

    private Item opened(String id, @Nullable Item known) {
        try {
            var item = known == null ? item(Files.createDirectories(folder.resolve(id))) : known;
            if (item.broadcast() != null || item.recording().endedAt().isPresent()) {
                return item;
            }
            item.recording().open();
            return new Item(item.recording(), item.replay(), new Broadcast(id, item.recording(), clock));
        } catch (IOException e) {
            throw new UncheckedIOException("cannot open the recording " + id, e);
        }
    }

    private Item item(Path child) throws IOException {
        var recording = new Recording(child, clock.instant());
        return new Item(recording, new ReplayPages(recording), null);
    }
}
