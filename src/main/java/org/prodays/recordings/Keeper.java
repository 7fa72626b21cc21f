package org.prodays.recordings;

import java.io.IOException;
import java.lang.System.Logger.Level;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.prodays.formats.Init;

/**
 * Writes a broadcast's segments to its recording on a thread of its own, so that a slow or a full disk never holds up the live.
 * What the disk does not take leaves a hole, which is told once there is room again. After a sync that failed nothing more is
 * written, as nobody knows then what the disk holds; the next start cuts off what is not whole.
 */
public final class Keeper {
    private static final System.Logger LOG = System.getLogger(Keeper.class.getName());
    /** What may wait for a slow disk; what is made beyond leaves a hole. */
    private static final long MOST_WAITING = 64L << 20;
    /** After a stop there must be room for so many segments, about a minute, before the recording goes on. */
    private static final int ROOM_AGAIN = 15;

    private static final long INIT_PATIENCE = 2;
    private static final long END_PATIENCE = 30;
    private static final long NEXT_TRY = 5;

    private final Recording recording;
    private final DiskBudget budget;
    private final BlockingQueue<Work> queue = new LinkedBlockingQueue<>();
    private final AtomicLong waiting = new AtomicLong();
    private final List<Entry> holes = new ArrayList<>();
    private volatile Keeping.State state = Keeping.State.GOING;
    private boolean done;
    private volatile boolean over;

    private sealed interface Work {}

    private record Keep(MadeSegment segment) implements Work {}

    private record KeepInit(Init init, CountDownLatch kept) implements Work {}

    private record End(Instant at, CountDownLatch tried) implements Work {}

    private record Stop(CountDownLatch reached, boolean last) implements Work {}

    /**
     * Begins to keep.
     *
     * @param recording is open; from now on this alone writes to it
     */
    public Keeper(String id, Recording recording, DiskBudget budget) {
        this.recording = recording;
        this.budget = budget;
        Thread.ofPlatform().daemon().name("keeper-" + id).start(this::run);
    }

    /** How it goes. */
    public Keeping keeping() {
        return new Keeping(state, budget.disk());
    }

    /** Keeps a segment soon. Never waits. */
    public void keep(MadeSegment segment) {
        boolean tooMuch = waiting.addAndGet(segment.size()) > MOST_WAITING;
        if (tooMuch) {
            waiting.addAndGet(-segment.size());
            LOG.log(Level.WARNING, "The disk is too slow for a recording: a segment is left out");
        }
        queue.add(new Keep(tooMuch ? segment.lost() : segment));
    }

    /** Keeps an initialization segment, and waits a little for it, so that its number is not given again after a crash. */
    public void keep(Init init) {
        var kept = new CountDownLatch(1);
        queue.add(new KeepInit(init, kept));
        await(kept, INIT_PATIENCE);
    }

    /** Keeps what was made, then the end; waits until that was tried once, though not for ever. */
    public void end(Instant at) {
        var tried = new CountDownLatch(1);
        queue.add(new End(at, tried));
        if (!await(tried, END_PATIENCE)) {
            LOG.log(Level.WARNING, "The disk is slow: the end of a recording is still to be written");
        }
    }

    /** Waits until what was made so far is written, as far as the disk takes it. */
    public void settle() {
        reach(false);
    }

    /** Writes what was made so far and lets go of the files. */
    public void close() {
        reach(true);
    }

    private void reach(boolean last) {
        var stop = new Stop(new CountDownLatch(1), last);
        queue.add(stop);
        if (!over) {
            await(stop.reached(), END_PATIENCE);
        }
    }

    private static boolean await(CountDownLatch latch, long seconds) {
        try {
            return latch.await(seconds, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private void run() {
        try {
            while (!done) {
                work(queue.take());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            recording.close();
            over = true; // before those who came too late are let go, so that none of them waits
            queue.forEach(work -> {
                if (work instanceof Stop stop) {
                    stop.reached().countDown();
                }
            });
        }
    }

    private void work(Work next) throws InterruptedException {
        switch (next) {
            case Keep keep -> {
                waiting.addAndGet(-keep.segment().size());
                if (!tried(() -> write(keep.segment()))) {
                    holes.add(keep.segment().entry().lost());
                }
            }
            case KeepInit init -> {
                tried(() -> recording.write(init.init()));
                init.kept().countDown();
            }
            case End end -> end(end);
            case Stop stop -> {
                done |= stop.last();
                stop.reached().countDown();
            }
        }
    }

    /** The end is written in the end: a full disk is tried again. */
    private void end(End end) throws InterruptedException {
        done = ended(end);
        end.tried().countDown();
        while (!done) {
            var next = queue.poll(NEXT_TRY, TimeUnit.SECONDS);
            done = ended(end);
            if (next instanceof Stop stop) {
                done |= stop.last();
                stop.reached().countDown();
            }
        }
    }

    private boolean ended(End end) {
        return tried(() -> recording.writeEnd(end.at())) || state == Keeping.State.FAILED;
    }

    private void write(MadeSegment segment) throws IOException {
        budget.require(state == Keeping.State.GOING ? segment.size() : segment.size() * ROOM_AGAIN);
        recording.write(List.copyOf(holes), segment);
        holes.clear();
    }

    private interface Attempt {
        void run() throws IOException;
    }

    private boolean tried(Attempt attempt) {
        if (state == Keeping.State.FAILED) {
            return false;
        }
        try {
            attempt.run();
            become(Keeping.State.GOING, "");
            return true;
        } catch (RecordingFiles.SyncFailed e) {
            become(Keeping.State.FAILED, ": " + e.getMessage());
        } catch (IOException e) {
            become(Keeping.State.STOPPED, ": " + e.getMessage());
        }
        return false;
    }

    private void become(Keeping.State next, String why) {
        if (next != state) {
            state = next;
            LOG.log(
                    next == Keeping.State.GOING ? Level.INFO : Level.ERROR,
                    switch (next) {
                        case GOING -> "The recording goes on";
                        case STOPPED -> "The recording stops until there is room, the broadcast goes on" + why;
                        case FAILED -> "The recording stops for good, the broadcast goes on" + why;
                    });
        }
    }
}
