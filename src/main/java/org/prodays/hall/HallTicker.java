package org.prodays.hall;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.BiConsumer;
import org.jboss.logging.Logger;

/**
 * The heartbeat of one hall: gathers what has changed and has it read and told at most once every {@value #TICK} ms, so that a storm of votes
 * costs ten reads a second; how many are present is told at most once a second.
 */
final class HallTicker {

    private static final Logger LOG = Logger.getLogger(HallTicker.class);
    private static final int TICK = 100;

    private final Set<UUID> questions = new HashSet<>();
    private final Semaphore awake = new Semaphore(0);
    private final BiConsumer<Boolean, Set<UUID>> refresh;
    private final Runnable everySecond;
    private boolean hall;

    /**
     * @param refresh takes in what has changed: the hall itself or not, and these questions; called again with the same when it fails
     * @param everySecond called about once a second
     */
    HallTicker(BiConsumer<Boolean, Set<UUID>> refresh, Runnable everySecond) {
        this.refresh = refresh;
        this.everySecond = everySecond;
    }

    Thread start(String key) {
        return Thread.ofVirtual().name("hall " + key).start(this::run);
    }

    synchronized void questionChanged(UUID id) {
        questions.add(id);
        awake.release();
    }

    synchronized void hallChanged() {
        hall = true;
        awake.release();
    }

    private void run() {
        long secondAt = System.nanoTime();
        while (!Thread.currentThread().isInterrupted()) {
            try {
                if (awake.tryAcquire(1, TimeUnit.SECONDS)) {
                    awake.drainPermits();
                    look();
                }
                if (System.nanoTime() - secondAt >= TimeUnit.SECONDS.toNanos(1)) {
                    secondAt = System.nanoTime();
                    everySecond.run();
                }
                TimeUnit.MILLISECONDS.sleep(TICK);
            } catch (InterruptedException e) {
                return;
            } catch (RuntimeException e) {
                LOG.error("a look at a hall failed", e);
            }
        }
    }

    private void look() {
        boolean lookAtHall;
        Set<UUID> lookAt;
        synchronized (this) {
            lookAtHall = hall;
            lookAt = Set.copyOf(questions);
            hall = false;
            questions.clear();
        }
        try {
            refresh.accept(lookAtHall, lookAt);
        } catch (RuntimeException e) {
            again(lookAtHall, List.copyOf(lookAt));
            throw e;
        }
    }

    private synchronized void again(boolean lookAtHall, List<UUID> lookAt) {
        hall |= lookAtHall;
        questions.addAll(lookAt);
        awake.release();
    }
}
