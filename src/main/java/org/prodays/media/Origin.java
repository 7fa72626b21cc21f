package org.prodays.media;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.System.Logger.Level;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.prodays.captions.CaptionLanguage;
import org.prodays.captions.Captions;
import org.prodays.recordings.Disk;
import org.prodays.recordings.DiskBudget;
import org.prodays.recordings.Downloads;
import org.prodays.recordings.Finisher;
import org.prodays.recordings.Keeper;
import org.prodays.recordings.ObjectStore;
import org.prodays.recordings.Posters;
import org.prodays.recordings.Recording;
import org.prodays.recordings.Shelf;
import org.prodays.recordings.Thumbnailer;

/**
 * All broadcasts of this program, live and recorded. Safe for use by many threads. What is served stands below
 * {@code /media/{id}/}: {@code main.m3u8} (live, then the recording), {@code replay.m3u8} (the recording at any moment),
 * {@code saver.m3u8} (live sound in whole segments for small data bundles), {@code sound.m3u8} and {@code replay-sound.m3u8}
 * (the sound alone with captions).
 */
public final class Origin implements AutoCloseable {
    private static final System.Logger LOG = System.getLogger(Origin.class.getName());

    private final Path folder;
    private final Clock clock;
    private final DiskBudget budget;
    private final @Nullable Shelf shelf;
    private final Map<String, Item> items = new ConcurrentHashMap<>();
    private volatile @Nullable Finisher finisher;

    /** A recording with its captions and, while it is live, its broadcast. A broadcast that has ended stays for those who still watch it. */
    record Item(
            Recording recording,
            ReplayPages replay,
            Captions captions,
            Map<CaptionLanguage, ToldCaptions> told,
            @Nullable Broadcast broadcast) {

        static Item of(Recording recording, Captions captions, @Nullable Broadcast broadcast) {
            return new Item(
                    recording, new ReplayPages(recording, captions), captions, ToldCaptions.of(captions), broadcast);
        }

        Item with(Captions others) {
            return of(recording, others, broadcast);
        }

        Item with(Broadcast live) {
            return new Item(recording, replay, captions, told, live);
        }

        ToldCaptions told(CaptionLanguage language) {
            return Objects.requireNonNull(told.get(language));
        }
    }

    /**
     * Opens a folder of recordings, creating it when absent. A recording is whole up to its last synced segment, whatever a crash
     * left behind that; nothing is written before a broadcast is opened, as another program may be the one that records.
     *
     * @throws UncheckedIOException when the folder cannot be read or written
     */
    public Origin(Path folder, Clock clock) {
        this(folder, clock, new DiskBudget(folder, 0, 0), null);
    }

    /** @param shelf where recordings are copied after their end, null for nowhere */
    Origin(Path folder, Clock clock, DiskBudget budget, @Nullable Shelf shelf) {
        this.shelf = shelf;
        this.folder = folder;
        this.clock = clock;
        this.budget = budget;
        try {
            Files.createDirectories(folder);
            try (var children = Files.list(folder)) {
                for (Path child : children.filter(Files::isDirectory).toList()) {
                    String id = child.getFileName().toString();
                    if (Recording.isId(id)) {
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
        if (!Recording.isId(id)) {
            throw new IllegalArgumentException("an id is 1 to 64 letters, digits, - or _");
        }
        var item = items.compute(id, (same, known) -> opened(same, known));
        if (item.broadcast() == null || item.recording().endedAt().isPresent()) {
            throw new IllegalStateException("the broadcast " + id + " has ended");
        }
        return item.broadcast();
    }

    /**
     * Makes, from now on and in the background, what is made of recordings that have ended: files to take away.
     *
     * @param changed is told the id of a recording of which something was made, or a part of it
     */
    public void finishRecordings(Consumer<String> changed) {
        var steps =
                new ArrayList<Finisher.Step>(List.of(new Posters(), new Thumbnailer(budget), new Downloads(budget)));
        var running = new Finisher(steps, changed);
        if (shelf != null) {
            steps.add(shelf);
            running.run("The store does not tell of its recordings", () -> fetch(shelf, changed));
        }
        finisher = running;
        items.forEach((id, item) -> {
            if (item.recording().endedAt().isPresent()) {
                finish(id, item.recording());
            }
        });
    }

    /**
     * Ends the recording of a broadcast that was over when the program was stopped, before the disk had taken its end. One that has ended,
     * goes on or is not here stays as it is.
     */
    public void end(String id) {
        var item = items.get(id);
        if (item == null
                || item.broadcast() != null
                || item.recording().endedAt().isPresent()) {
            return;
        }
        var recording = item.recording();
        var now = clock.instant();
        try {
            recording.open();
            new Keeper(id, recording, budget).end(now);
        } catch (IOException e) {
            LOG.log(Level.WARNING, "The end of the recording " + id + " is still to be written: " + e.getMessage());
        }
        recording.ended(now);
        finish(id, recording);
    }

    private void fetch(Shelf from, Consumer<String> changed) throws IOException {
        for (String id : from.fetch(folder)) {
            var known = items.get(id);
            var fetched = item(folder.resolve(id));
            // of one that was here its captions alone were lost
            items.put(id, known == null ? fetched : known.with(fetched.captions()));
            changed.accept(id);
        }
    }

    /** The captions of a replay were changed: a store gets them too. */
    public void captioned(String id) {
        item(id).filter(item -> item.recording().endedAt().isPresent()).ifPresent(item -> finish(id, item.recording()));
    }

    @Nullable
    ObjectStore store() {
        return shelf == null ? null : shelf.store();
    }

    private void finish(String id, Recording recording) {
        var running = finisher;
        if (running != null) {
            running.finish(id, recording);
        }
    }

    /**
     * Looks how full the disk is.
     *
     * @throws UncheckedIOException when it cannot be told
     */
    public Disk disk() {
        try {
            return budget.look();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot look at the disk of " + folder, e);
        }
    }

    /** How full it was at the last look. */
    public Disk diskSeen() {
        return budget.disk();
    }

    /** Writes what was made so far, and lets go of the files. */
    @Override
    public void close() {
        items.values().forEach(item -> {
            if (item.broadcast() != null) {
                item.broadcast().keeper().close();
            }
        });
        var running = finisher;
        if (running != null) {
            running.close();
        }
        if (shelf != null) {
            shelf.store().close();
        }
    }

    /** The broadcast of an id while it is live. */
    public Optional<Broadcast> live(String id) {
        return item(id).filter(item -> item.recording().endedAt().isEmpty())
                .flatMap(item -> Optional.ofNullable(item.broadcast()));
    }

    /** The recording of an id, at every moment for anything opened. */
    public Optional<Replay> replay(String id) {
        return item(id).map(item -> new Replay(item.recording(), item.captions()));
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
            var recording = item.recording();
            var keeper = new Keeper(id, recording, budget);
            var broadcast = new Broadcast(id, recording, item.captions(), keeper, clock, () -> finish(id, recording));
            return item.with(broadcast);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot open the recording " + id, e);
        }
    }

    private Item item(Path child) throws IOException {
        var recording = new Recording(child, clock.instant());
        var captions = new Captions(child, recording.endedAt().isPresent());
        return Item.of(recording, captions, null);
    }
}
