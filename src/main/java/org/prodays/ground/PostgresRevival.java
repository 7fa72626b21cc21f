package org.prodays.ground;

import java.io.IOException;
import java.time.Duration;
import java.util.function.BooleanSupplier;
import org.jboss.logging.Logger;

/**
 * Starts PostgreSQL again when it has ended by itself (killed for want of memory, say): at once, then after 1, 2, 4 … s, at most
 * {@value #TRIES} times for one end and never sooner than {@value #REST_SECONDS} s after the last revival.
 */
final class PostgresRevival {

    private static final Logger LOG = Logger.getLogger(PostgresRevival.class);
    private static final int TRIES = 7;
    private static final int REST_SECONDS = 5;

    /** Starts PostgreSQL and answers its process once it is ready. */
    @FunctionalInterface
    interface Start {
        Process ready() throws IOException;
    }

    private final Start start;
    private final BooleanSupplier meant;

    private PostgresRevival(Start start, BooleanSupplier meant) {
        this.start = start;
        this.meant = meant;
    }

    /** Revives {@code running} and those after it, until {@code meant} says that the end was wanted. */
    static void watch(Process running, Start start, BooleanSupplier meant) {
        new PostgresRevival(start, meant)
                .after(running, System.nanoTime() - Duration.ofDays(1).toNanos());
    }

    private void after(Process running, long begun) {
        Thread.ofVirtual().name("postgres-revival").start(() -> {
            try {
                running.waitFor();
                revive(running, begun);
            } catch (InterruptedException stopped) {
                Thread.currentThread().interrupt();
            }
        });
    }

    private void revive(Process ended, long begun) throws InterruptedException {
        long died = System.nanoTime();
        var pause = Duration.ofSeconds(REST_SECONDS).minusNanos(died - begun);
        for (int tried = 1; !meant.getAsBoolean(); tried++) {
            try {
                Thread.sleep(pause.isNegative() ? Duration.ZERO : pause);
                var started = start.ready();
                LOG.warnf(
                        "PostgreSQL had ended (exit code %d); it runs again after %d ms",
                        ended.exitValue(),
                        Duration.ofNanos(System.nanoTime() - died).toMillis());
                after(started, System.nanoTime());
                return;
            } catch (IOException | StartFailure failure) {
                if (tried == TRIES) {
                    LOG.errorf("PostgreSQL has ended and cannot be started again: %s", failure.getMessage());
                    return;
                }
                pause = Duration.ofSeconds(1L << (tried - 1));
            }
        }
    }
}
