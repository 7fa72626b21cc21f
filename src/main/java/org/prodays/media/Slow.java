package org.prodays.media;

import io.vertx.core.Future;
import io.vertx.core.http.HttpConnection;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** The answers under way on one event loop. A reader that takes too little for long is cut off: it keeps bytes that nobody else needs. */
final class Slow {
    /** Fits into what the kernel keeps for a connection anyway. */
    private static final int LEAST = 16 * 1024;

    private record Sending(HttpConnection connection, Future<Void> sent, long until) {}

    private final List<Sending> all = new ArrayList<>();
    private final MediaRoutes.Limits limits;

    Slow(MediaRoutes.Limits limits) {
        this.limits = limits;
    }

    void watch(HttpConnection connection, Future<Void> sent, long bytes) {
        if (limits.slowest() > 0 && bytes > LEAST && !sent.isComplete()) {
            long millis = limits.graceMillis() + 1000 * bytes / limits.slowest();
            all.add(new Sending(connection, sent, System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(millis)));
        }
    }

    void sweep() {
        long now = System.nanoTime();
        all.removeIf(sending -> {
            boolean over = !sending.sent().isComplete() && now - sending.until() > 0;
            if (over) {
                sending.connection().close();
            }
            return over || sending.sent().isComplete();
        });
    }
}
