package org.prodays.ground;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.enterprise.event.Observes;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/**
 * Carries {@link News} forward: written in the transaction that made it true, handed to CDI observers after the commit, at least once
 * and in order, and again after a crash. An observer that fails is asked again, {@value #TRIES} times, a second apart; then the row
 * stays parked and is logged.
 */
@ApplicationScoped
public class Outbox {

    private static final Logger LOG = Logger.getLogger(Outbox.class);
    private static final int TRIES = 20;

    private final Database database;
    private final OutboxStore store = new OutboxStore();
    private final ObjectMapper json;
    private final Event<Object> observers;
    private final GroundSettings settings;
    private final Semaphore told = new Semaphore(0);
    private volatile @Nullable Thread carrier;

    Outbox(Database database, ObjectMapper json, Event<Object> observers, GroundSettings settings) {
        this.database = database;
        this.json = json;
        this.observers = observers;
        this.settings = settings;
    }

    /** Keeps {@code news} in the transaction of {@code handle}; it is handed on once that has committed. */
    public void tell(Handle handle, News news) {
        try {
            store.add(handle, news.getClass().getName(), json.writeValueAsString(news));
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("news that cannot be kept: " + news, e);
        }
        handle.afterCommit(told::release);
    }

    /** As {@link #tell}, but one news of its kind in each transaction; false for those after it. */
    public boolean tellOnce(Handle handle, News news) {
        boolean first = handle.getConfig(Told.class).kinds().add(news.getClass());
        if (first) {
            tell(handle, news);
        }
        return first;
    }

    void start(@Observes @Priority(Integer.MAX_VALUE) StartupEvent started) {
        if (settings.carryNews()) {
            Thread thread = Thread.ofVirtual().name("outbox").unstarted(this::carry);
            carrier = thread;
            thread.start();
        }
    }

    void stop(@Observes ShutdownEvent stopping) {
        Thread running = carrier;
        carrier = null;
        if (running != null) {
            running.interrupt();
        }
    }

    private void carry() {
        while (carrier != null) {
            try {
                while (database.write(this::carryNext)) {}
                told.tryAcquire(1, TimeUnit.SECONDS);
                told.drainPermits();
            } catch (InterruptedException e) {
                return;
            } catch (RuntimeException e) {
                LOG.warnf("the outbox waits a second: %s", e.getMessage());
                pause();
            }
        }
    }

    private static void pause() {
        try {
            TimeUnit.SECONDS.sleep(1);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private boolean carryNext(Handle handle) {
        var kept = store.lockNext(handle, TRIES).orElse(null);
        if (kept == null) {
            return false;
        }
        try {
            observers.fire(read(kept));
            store.remove(handle, kept.id());
        } catch (Exception e) {
            LOG.errorf(e, "news %d was not taken (try %d)", kept.id(), kept.tries() + 1);
            store.failed(handle, kept.id(), String.valueOf(e.getMessage()));
        }
        return true;
    }

    private Object read(OutboxStore.Kept kept) throws JsonProcessingException, ClassNotFoundException {
        Class<?> kind = Class.forName(kept.kind(), false, Thread.currentThread().getContextClassLoader());
        if (!News.class.isAssignableFrom(kind)) {
            throw new IllegalStateException(kept.kind() + " is no news");
        }
        return json.readValue(kept.body(), kind);
    }
}
