package org.prodays.recordings;

import java.io.IOException;
import java.lang.System.Logger.Level;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/**
 * Makes of each recording that has ended what is made of it, one after the other on one thread of low priority. What a kill
 * or a full disk left undone is done after the next start, or at the next try.
 */
public final class Finisher implements AutoCloseable {
    private static final System.Logger LOG = System.getLogger(Finisher.class.getName());
    private static final long NEXT_TRY = 10;

    private final ScheduledExecutorService thread = Executors.newSingleThreadScheduledExecutor(Finisher::thread);
    private final List<Step> steps;
    private final Consumer<String> changed;

    /** One thing that is made of a recording; what is there already is not made again. */
    public interface Step {
        /**
         * Makes it.
         *
         * @throws IOException when it cannot be made now, to be tried again later
         */
        void finish(String id, Recording recording, Runnable changed) throws IOException;
    }

    /** What may fail for a while. */
    public interface Work {
        void run() throws IOException;
    }

    /**
     * Takes the steps in their order.
     *
     * @param changed is told the id of a recording of which something was made, or a part of it
     */
    public Finisher(List<Step> steps, Consumer<String> changed) {
        this.steps = steps;
        this.changed = changed;
    }

    @SuppressWarnings("ThreadPriorityCheck") // where the system heeds it, those who watch come first
    private static Thread thread(Runnable work) {
        return Thread.ofPlatform()
                .daemon()
                .name("media-finisher")
                .priority(Thread.MIN_PRIORITY)
                .unstarted(work);
    }

    /** Makes, in the background, what is still to be made of a recording that has ended. */
    public void finish(String id, Recording recording) {
        thread.execute(() -> {
            boolean all = true;
            for (Step step : steps) {
                all &= done(
                        "Of the recording " + id + " not all was made",
                        () -> step.finish(id, recording, () -> changed.accept(id)));
            }
            if (!all) {
                later(() -> finish(id, recording));
            }
        });
    }

    /** Runs something in turn, and again after a while when it fails. */
    public void run(String fault, Work work) {
        thread.execute(() -> {
            if (!done(fault, work)) {
                later(() -> run(fault, work));
            }
        });
    }

    private void later(Runnable again) {
        var _ = thread.schedule(again, NEXT_TRY, TimeUnit.MINUTES);
    }

    private static boolean done(String fault, Work work) {
        try {
            work.run();
            return true;
        } catch (IOException | RuntimeException e) {
            LOG.log(Level.WARNING, fault + "; the next try is in " + NEXT_TRY + " minutes: " + e.getMessage());
            return false;
        }
    }

    @Override
    public void close() {
        thread.shutdownNow();
    }
}
