package org.prodays.media;

import io.vertx.core.Context;
import io.vertx.core.MultiMap;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * The requests that wait on one event loop, and are answered there. A change of a rendition costs the loop one task however
 * many wait, and one look a second finds those whose time is over. Used on that event loop alone.
 */
final class Held {
    /** Answered in one go; others on the loop come in between. */
    private static final int AT_ONCE = 256;

    /** What becomes of a request; one of them is called once, unless its connection ends before. */
    interface Answering {
        void met(HttpServerRequest request);

        void over(HttpServerRequest request);
    }

    private static final class Hold {
        private final HttpServerRequest request;
        private final Answer.Wait wait;
        private final long since = System.nanoTime();
        private boolean done;

        Hold(HttpServerRequest request, Answer.Wait wait) {
            this.request = request;
            this.wait = wait;
        }
    }

    /** Those who wait for a rendition, who came first first. */
    private record Waiting(List<Hold> holds, Runnable watcher) {}

    private final Map<Rendition, Waiting> renditions = new HashMap<>();
    private final Context loop = Vertx.currentContext();
    private final AtomicInteger count;
    private final long nanos;
    private final Answering answering;

    /**
     * @param count of all who wait, on any loop
     * @param millis how long one may wait
     */
    Held(AtomicInteger count, long millis, Answering answering) {
        this.count = count;
        this.nanos = TimeUnit.MILLISECONDS.toNanos(millis);
        this.answering = answering;
    }

    void add(HttpServerRequest request, Answer.Wait wait) {
        slim(request.headers());
        var hold = new Hold(request, wait);
        count.incrementAndGet();
        wait.rendition().held().incrementAndGet();
        request.response().closeHandler(gone -> done(hold));
        request.response().exceptionHandler(gone -> done(hold));
        renditions.computeIfAbsent(wait.rendition(), this::watched).holds().add(hold);
        if (wait.until().test(wait.rendition().state())) {
            wake(wait.rendition()); // it came between the look and the wait
        }
    }

    /** Leaves what the answer will ask for: a browser's other headers take more than all else that is held. */
    private static void slim(MultiMap headers) {
        boolean gzip = MediaRoutes.takesGzip(headers);
        String known = headers.get(HttpHeaders.IF_NONE_MATCH);
        String range = headers.get("Range");
        headers.clear();
        if (gzip) {
            headers.set(HttpHeaders.ACCEPT_ENCODING, MediaRoutes.GZIP);
        }
        if (known != null) {
            headers.set(HttpHeaders.IF_NONE_MATCH, known);
        }
        if (range != null) {
            headers.set("Range", range);
        }
    }

    /** Refuses those whose time is over, and forgets renditions that nobody waits for. */
    void sweep() {
        long now = System.nanoTime();
        renditions.entrySet().removeIf(entry -> {
            var waiting = entry.getValue();
            var over = take(waiting, hold -> now - hold.since > nanos);
            over.forEach(hold -> finish(hold, answering::over));
            if (waiting.holds().isEmpty()) {
                entry.getKey().unwatch(waiting.watcher());
            }
            return waiting.holds().isEmpty();
        });
    }

    private Waiting watched(Rendition rendition) {
        Runnable watcher = () -> loop.runOnContext(changed -> wake(rendition));
        rendition.watch(watcher);
        return new Waiting(new ArrayList<>(), watcher);
    }

    private void wake(Rendition rendition) {
        var waiting = renditions.get(rendition);
        if (waiting != null) {
            var state = rendition.state();
            answer(take(waiting, hold -> hold.wait.until().test(state)).iterator());
        }
    }

    private void answer(Iterator<Hold> met) {
        for (int i = 0; i < AT_ONCE && met.hasNext(); i++) {
            finish(met.next(), answering::met);
        }
        if (met.hasNext()) {
            loop.runOnContext(later -> answer(met));
        }
    }

    private interface Which {
        boolean test(Hold hold);
    }

    /** Takes some out, and lets go of those that are gone. */
    private static List<Hold> take(Waiting waiting, Which which) {
        var taken = new ArrayList<Hold>();
        waiting.holds().removeIf(hold -> hold.done || (which.test(hold) && taken.add(hold)));
        return taken;
    }

    private interface Then {
        void accept(HttpServerRequest request);
    }

    private void finish(Hold hold, Then then) {
        if (done(hold)) {
            then.accept(hold.request);
        }
    }

    private boolean done(Hold hold) {
        boolean first = !hold.done;
        hold.done = true;
        if (first) {
            count.decrementAndGet();
            hold.wait.rendition().held().decrementAndGet();
        }
        return first;
    }
}
