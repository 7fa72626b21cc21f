package org.prodays.media;

import io.netty.channel.ChannelHandlerContext;
import io.vertx.core.Future;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpVersion;
import io.vertx.core.net.impl.ConnectionBase;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

/** The answers under way on one event loop. A reader that takes too little for long is cut off: it keeps bytes that nobody else needs. */
final class Slow {
    /** Fits into what the kernel keeps for a connection anyway. */
    private static final int LEAST = 16 * 1024;

    private record Sending(BooleanSupplier sent, Runnable cut, long until) {}

    private final List<Sending> all = new ArrayList<>();
    private final MediaRoutes.Limits limits;

    Slow(MediaRoutes.Limits limits) {
        this.limits = limits;
    }

    void watch(HttpServerRequest request, Future<Void> sent, long bytes) {
        watch(sent::isComplete, () -> cut(request), bytes);
    }

    void watch(BooleanSupplier sent, ChannelHandlerContext context, long bytes) {
        watch(sent, () -> cut(context), bytes);
    }

    private void watch(BooleanSupplier sent, Runnable cut, long bytes) {
        if (limits.slowest() > 0 && bytes > LEAST && !sent.getAsBoolean()) {
            long millis = limits.graceMillis() + 1000 * bytes / limits.slowest();
            all.add(new Sending(sent, cut, System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(millis)));
        }
    }

    void sweep() {
        long now = System.nanoTime();
        all.removeIf(sending -> {
            boolean sent = sending.sent().getAsBoolean();
            boolean over = !sent && now - sending.until() > 0;
            if (over) {
                sending.cut().run();
            }
            return over || sent;
        });
    }

    /**
     * At once, below the server's own handler: the orderly end that it makes would wait behind what the reader does not take. Other answers of
     * an HTTP/2 connection go on.
     */
    static void cut(HttpServerRequest request) {
        if (request.version() == HttpVersion.HTTP_2) {
            request.response().reset();
        } else if (request.connection() instanceof ConnectionBase connection) {
            cut(connection.channelHandlerContext());
        } else {
            request.connection().close();
        }
    }

    private static void cut(ChannelHandlerContext context) {
        var _ = context.close();
    }
}
