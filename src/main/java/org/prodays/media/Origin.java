package org.prodays.media;

import java.nio.file.Path;
import java.time.Clock;
import java.util.Optional;

/**
 * All broadcasts of this program, live and recorded. Safe for use by many threads. What is served stands below
 * {@code /media/{id}/}: {@code main.m3u8} (live, then the recording), {@code replay.m3u8} (the recording at any moment)
 * and {@code saver.m3u8} (live sound in whole segments for small data bundles).
 */
@SuppressWarnings({"DoNotCallSuggester", "ObjectToString"}) // until the packager is in
public final class Origin {
    private final Path folder;
    private final Clock clock;

    /**
     * Opens a folder of recordings, creating it when absent, and repairs what a crash left: a recording is whole up to
     * its last synced segment.
     */
    public Origin(Path folder, Clock clock) {
        this.folder = folder;
        this.clock = clock;
    }

    /**
     * The broadcast of an id, which goes on when it is live, continues its recording with a discontinuity when the
     * program was stopped in between, or begins.
     *
     * @param id 1 to 64 letters, digits, {@code -} or {@code _}; random, and new for each recording
     * @throws IllegalStateException when the broadcast has ended
     */
    public Broadcast open(String id) {
        throw new UnsupportedOperationException(id + folder + clock);
    }

    /** The broadcast of an id while it is live. */
    public Optional<Broadcast> live(String id) {
        throw new UnsupportedOperationException(id);
    }

    /** The recording of an id, at every moment for anything opened. */
    public Optional<Replay> replay(String id) {
        throw new UnsupportedOperationException(id);
    }
}
