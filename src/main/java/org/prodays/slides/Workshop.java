package org.prodays.slides;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.io.IOException;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;
import org.prodays.ground.Database;
import org.prodays.ground.DatabaseAway;
import org.prodays.ground.GroundSettings;

/** Makes slides of the files that wait, one after the other, as a machine has little to spare beside a hall. Goes on after a restart. */
@ApplicationScoped
class Workshop {
    private static final Logger LOG = Logger.getLogger(Workshop.class);
    private static final int AFTER_THE_IMPORT = 4000;
    private static final int LOOKED_FOR = 30; // seconds

    private final UploadStore uploads = new UploadStore();
    private final Map<UUID, Made> progress = new ConcurrentHashMap<>();
    private final Semaphore work = new Semaphore(0);
    private final Database database;
    private final Rendering rendering;
    private final UploadFiles files;
    private final GroundSettings ground;
    private final NewSlides slides;
    private final Clearing clearing;
    private volatile @Nullable Thread working;

    Workshop(
            Database database,
            Rendering rendering,
            UploadFiles files,
            GroundSettings ground,
            NewSlides slides,
            Clearing clearing) {
        this.database = database;
        this.rendering = rendering;
        this.files = files;
        this.ground = ground;
        this.slides = slides;
        this.clearing = clearing;
    }

    /** How many pages of a file are made, of how many; 0 of 0 before they are counted. */
    record Made(int pages, int of) {
        static final Made NOTHING = new Made(0, 0);
    }

    Made made(Upload upload) {
        return progress.getOrDefault(upload.id(), Made.NOTHING);
    }

    void somethingToDo() {
        work.release();
    }

    void started(@Observes @Priority(AFTER_THE_IMPORT) StartupEvent event) {
        if (!ground.carryNews()) {
            return; // a command that only visits the database: its files are another program's
        }
        Thread thread = Thread.ofVirtual().name("slides").unstarted(this::work);
        working = thread; // before it starts, since it stops when this is no longer set
        thread.start();
    }

    void stopping(@Observes ShutdownEvent event) {
        Thread running = working;
        working = null;
        if (running != null) {
            running.interrupt();
        }
    }

    private void work() {
        while (working != null) {
            try {
                var next = database.read(uploads::next);
                if (next.isPresent()) {
                    make(next.get());
                } else if (work.tryAcquire(LOOKED_FOR, TimeUnit.SECONDS)) {
                    work.drainPermits();
                } else {
                    clearing.whenDue();
                }
            } catch (InterruptedException e) {
                return;
            } catch (RuntimeException e) {
                LOG.errorf("files wait for their slides: %s", e.getMessage());
                pause();
            }
        }
    }

    private void make(Upload upload) throws InterruptedException {
        database.change(handle -> uploads.state(handle, upload.id(), Upload.State.MAKING, 0));
        try {
            var drawn = rendering.slides(
                    files.file(upload), upload.kind(), (pages, of) -> progress.put(upload.id(), new Made(pages, of)));
            slides.keep(upload, drawn);
        } catch (BadFile bad) {
            fail(upload, bad);
        } catch (IOException e) {
            ourFault(upload, e);
        } catch (RuntimeException e) {
            if (DatabaseAway.isCauseOf(e)) {
                throw e; // it is made again once the database is back
            }
            ourFault(upload, e);
        } finally {
            progress.remove(upload.id());
        }
    }

    private void ourFault(Upload upload, Exception e) {
        LOG.errorf("no slides of upload %s: %s", upload.id(), e.getMessage());
        fail(upload, new BadFile(full() ? BadFile.Fault.DISK : BadFile.Fault.OURS, ""));
    }

    private void fail(Upload upload, BadFile why) {
        database.change(handle -> uploads.fail(handle, upload.id(), why));
    }

    private boolean full() {
        try {
            return files.free() < 1 << 24;
        } catch (IOException e) {
            return true;
        }
    }

    private void pause() {
        try {
            TimeUnit.SECONDS.sleep(5);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
