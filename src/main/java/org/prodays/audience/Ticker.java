package org.prodays.audience;

import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import org.jboss.logging.Logger;

/**
 * The heartbeat of what is followed: gathers what has changed and has it read and told at most once a tick, so that a storm of changes costs
 * twenty reads a second and less in a large audience; what may be thinned is told at most once a second.
 *
 * @param <C> what can have changed; equal ones within a tick are one
 */
public final class Ticker<C> {

    private static final Logger LOG = Logger.getLogger(Ticker.class);

    private final Set<C> changes = new HashSet<>();
    private final Semaphore awake = new Semaphore(0);
    private final Consumer<Set<C>> refresh;
    private final Runnable everySecond;
    private final LongSupplier tick;

    /**
     * @param refresh takes in what has changed; called again with the same when it fails
     * @param everySecond called about once a second
     * @param tick how long the next tick is, in milliseconds
     */
    public Ticker(Consumer<Set<C>> refresh, Runnable everySecond, LongSupplier tick) {
        this.refresh = refresh;
        this.tick = tick;
        this.everySecond = everySecond;
    }

    /** Begins; an interrupt ends it. */
    public Thread start(String name) {
        return Thread.ofVirtual().name(name).start(this::run);
    }

    public void changed(C what) {
        synchronized (this) {
            changes.add(what);
        }
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
                TimeUnit.MILLISECONDS.sleep(tick.getAsLong());
            } catch (InterruptedException e) {
                return;
            } catch (RuntimeException e) {
                LOG.error("a look at what has changed failed", e);
            }
        }
    }

    private void look() {
        Set<C> now;
        synchronized (this) {
            now = Set.copyOf(changes);
            changes.clear();
        }
        try {
            refresh.accept(now);
        } catch (RuntimeException e) {
            now.forEach(this::changed);
            throw e;
        }
    }
}
