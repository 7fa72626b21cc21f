package org.prodays;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.prodays.ground.DataFolder;
import org.prodays.ground.EmbeddedPostgres;

/** The end in order, whether by Ctrl-C, SIGTERM or a command's own end: the application, the database, the folder's lock. */
final class Ending {

    private static final long PATIENCE_SECONDS = 30;

    private final @Nullable DataFolder folder;
    private final CountDownLatch applicationEnded = new CountDownLatch(1);
    private volatile boolean applicationBegun;
    private volatile @Nullable EmbeddedPostgres postgres;

    Ending(@Nullable DataFolder folder) {
        this.folder = folder;
        Runtime.getRuntime().addShutdownHook(new Thread(this::end, "ending"));
    }

    DataFolder folder() {
        if (folder == null) {
            throw new IllegalStateException("another program holds the folder");
        }
        return folder;
    }

    void alsoStop(EmbeddedPostgres started) {
        postgres = started;
    }

    void applicationBegins() {
        applicationBegun = true;
    }

    void applicationEnded() {
        applicationEnded.countDown();
    }

    /** The application has ended, with a failure or without, and so does the program. */
    void exit(int code, @Nullable Throwable failure) {
        if (failure != null) {
            System.err.println("prodays: " + Failures.line(failure));
        }
        applicationEnded();
        System.exit(failure != null && code == 0 ? 1 : code);
    }

    private void end() {
        try {
            if (applicationBegun && !applicationEnded.await(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                System.err.println("prodays: the application did not end in " + PATIENCE_SECONDS + " s.");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        if (postgres != null) {
            postgres.close();
        }
        if (folder != null) {
            folder.close();
        }
    }
}
