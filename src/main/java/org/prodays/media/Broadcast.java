package org.prodays.media;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import org.prodays.captions.Captions;
import org.prodays.formats.BadPacket;
import org.prodays.formats.Packet;
import org.prodays.formats.RenditionName;
import org.prodays.formats.Track;
import org.prodays.recordings.Keeper;
import org.prodays.recordings.Keeping;
import org.prodays.recordings.Recording;

/** A live broadcast: the runs of its sources packaged on one timeline. Safe for use by many threads. */
public final class Broadcast {
    private final String id;
    private final Clock clock;
    private final Live live;
    private final Captions captions;
    private final Keeper keeper;
    private final Runnable whenEnded;
    private final ReentrantLock lock = new ReentrantLock();
    private @Nullable Packager current;
    private boolean ended;

    /** @param whenEnded called once its recording is all there */
    Broadcast(String id, Recording recording, Captions captions, Keeper keeper, Clock clock, Runnable whenEnded) {
        this.id = id;
        this.clock = clock;
        this.whenEnded = whenEnded;
        this.captions = captions;
        this.keeper = keeper;
        this.live = new Live(recording, captions, keeper, clock.instant());
    }

    public String id() {
        return id;
    }

    public Captions captions() {
        return captions;
    }

    /**
     * The time of the broadcast's timeline, in microseconds, that was on air at a moment of the last minute: what a player's date and time
     * mean. Within a pause it is the end of what was before; 0 while there is nothing.
     */
    public long timeAt(Instant moment) {
        return live.timeAt(moment);
    }

    /** Hands on the sound from now on; one that listens already is left. */
    public void listen(SoundListener listener) {
        live.listen(listener);
    }

    /**
     * Begins a run and closes the one before it. Viewers see a discontinuity.
     *
     * @param tracks one video, one audio, or one of each
     * @throws BadPacket when a configuration is refused; the run before it goes on
     * @throws IllegalStateException when the broadcast has ended
     */
    public Run begin(List<Track> tracks) throws BadPacket {
        lock.lock();
        try {
            if (ended) {
                throw new IllegalStateException("the broadcast has ended");
            }
            var next = new Packager(live, clock, tracks);
            closeCurrent();
            next.begin(tracks);
            current = next;
            return new Run(this, next);
        } finally {
            lock.unlock();
        }
    }

    /**
     * Flushes the last part and segment; playlists get ENDLIST and the live address serves the recording. Ending twice
     * changes nothing.
     */
    public void end() {
        lock.lock();
        try {
            if (!ended) {
                closeCurrent();
                ended = true;
                live.end(clock.instant());
                whenEnded.run();
            }
        } finally {
            lock.unlock();
        }
    }

    void accept(Packager packager, Packet packet) throws BadPacket {
        lock.lock();
        try {
            packager.accept(packet);
        } finally {
            lock.unlock();
        }
    }

    void pause(Packager packager, RenditionName name) {
        lock.lock();
        try {
            packager.pause(name);
        } finally {
            lock.unlock();
        }
    }

    void close(Packager packager) {
        lock.lock();
        try {
            packager.close();
        } finally {
            lock.unlock();
        }
    }

    /** Whether it is being recorded. */
    public Keeping keeping() {
        return keeper.keeping();
    }

    Keeper keeper() {
        return keeper;
    }

    Live live() {
        return live;
    }

    private void closeCurrent() {
        if (current != null) {
            current.close();
            current = null;
        }
    }
}
