package org.prodays.media;

import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * {@code /media/{broadcast}/{name}} over HTTP, for everyone and without a session: names cannot be guessed. Runs on the
 * event loop and never blocks it. A request that waits holds no thread; it is refused with 503 after three target
 * durations (rfc8216bis §6.2.5.2), or at once when too many wait.
 */
@ApplicationScoped
class MediaRoutes {
    private static final String FOREVER = "public, max-age=31536000, immutable";

    private final Delivery delivery;
    private final int mostHeld;
    private final long heldMillis;
    private final AtomicInteger held = new AtomicInteger();

    @Inject
    MediaRoutes(Origin origin, MediaSettings settings) {
        this(new Delivery(origin), settings.heldRequests(), 3 * Time.TARGET_DURATION / 1000);
    }

    MediaRoutes(Delivery delivery, int mostHeld, long heldMillis) {
        this.delivery = delivery;
        this.mostHeld = mostHeld;
        this.heldMillis = heldMillis;
    }

    void routes(@Observes Router router) {
        router.route("/media/:broadcast/:name").handler(this::handle);
    }

    private void handle(RoutingContext context) {
        var method = context.request().method();
        var response = context.response();
        response.putHeader("Access-Control-Allow-Origin", "*")
                .putHeader("Access-Control-Expose-Headers", "Date, ETag")
                .putHeader("X-Content-Type-Options", "nosniff")
                .putHeader("Cross-Origin-Resource-Policy", "cross-origin");
        if (method.equals(HttpMethod.OPTIONS)) {
            response.putHeader("Access-Control-Allow-Methods", "GET, HEAD")
                    .putHeader("Access-Control-Allow-Headers", "Range, If-None-Match")
                    .putHeader("Access-Control-Max-Age", "86400")
                    .setStatusCode(204)
                    .end();
        } else if (method.equals(HttpMethod.GET) || method.equals(HttpMethod.HEAD)) {
            answer(context, true);
        } else {
            response.putHeader("Allow", "GET, HEAD, OPTIONS").setStatusCode(405).end();
        }
    }

    private void answer(RoutingContext context, boolean mayWait) {
        var request = context.request();
        var answer = delivery.answer(
                context.pathParam("broadcast"),
                context.pathParam("name"),
                Reload.parse(
                        request.getParam("_HLS_msn"), request.getParam("_HLS_part"), request.getParam("_HLS_skip")));
        switch (answer) {
            case Answer.Playlist playlist -> playlist(request, playlist);
            case Answer.Bytes bytes -> new Ranged(request, bytes.bytes().length).send(bytes, FOREVER);
            case Answer.Slice slice -> new Ranged(request, slice.length()).send(slice, FOREVER);
            case Answer.Whole whole -> whole(request, whole);
            case Answer.Away away -> away(request, away);
            case Answer.Refused refused -> refuse(request.response(), refused.status());
            case Answer.Wait wait -> {
                if (mayWait) {
                    hold(context, wait);
                } else {
                    refuse(request.response(), 404);
                }
            }
        }
    }

    private static void whole(HttpServerRequest request, Answer.Whole whole) {
        String file = whole.file().getFileName().toString();
        taken(request, file);
        new Ranged(request, whole.length())
                .send(new Answer.Slice(whole.file(), 0, whole.length(), whole.type()), FOREVER);
    }

    /** A picture is looked at; other files are taken away. */
    private static void taken(HttpServerRequest request, String file) {
        if (!file.isEmpty() && !file.equals(Posters.NAME)) {
            request.response().putHeader("Content-Disposition", Disposition.of(request.getParam("name"), file));
        }
    }

    private static void away(HttpServerRequest request, Answer.Away away) {
        taken(request, away.file());
        new Ranged(request, away.length()).send(away, FOREVER);
    }

    private void hold(RoutingContext context, Answer.Wait wait) {
        if (held.incrementAndGet() > mostHeld) {
            held.decrementAndGet();
            refuse(context.response(), 503);
            return;
        }
        new Hold(context, wait).begin();
    }

    /** One held request: it ends once, by what it waits for, by time, or by its connection. */
    private final class Hold implements Rendition.Waiter {
        private final RoutingContext context;
        private final Answer.Wait wait;
        private final AtomicBoolean done = new AtomicBoolean();
        private final Vertx vertx;
        private final io.vertx.core.Context loop;
        private long timer;

        Hold(RoutingContext context, Answer.Wait wait) {
            this.context = context;
            this.wait = wait;
            this.vertx = context.vertx();
            this.loop = vertx.getOrCreateContext();
        }

        void begin() {
            timer = vertx.setTimer(heldMillis, id -> finish(() -> refuse(context.response(), 503)));
            context.response().exceptionHandler(gone -> finish(() -> {}));
            context.response().closeHandler(gone -> finish(() -> {}));
            wait.rendition().await(this);
        }

        @Override
        public boolean content(Rendition.State state) {
            return wait.until().test(state);
        }

        @Override
        public void wake() {
            loop.runOnContext(now -> finish(() -> answer(context, false)));
        }

        private void finish(Runnable then) {
            if (done.compareAndSet(false, true)) {
                held.decrementAndGet();
                vertx.cancelTimer(timer);
                wait.rendition().leave(this);
                then.run();
            }
        }
    }

    private static void playlist(HttpServerRequest request, Answer.Playlist playlist) {
        var page = playlist.page();
        var response = request.response();
        response.putHeader("Content-Type", Answer.PLAYLIST)
                .putHeader(
                        "Cache-Control", playlist.seconds() == 0 ? "no-cache" : "public, max-age=" + playlist.seconds())
                .putHeader("Vary", "Accept-Encoding");
        String accepted = request.getHeader("Accept-Encoding");
        boolean gzip = accepted != null && accepted.toLowerCase(Locale.ROOT).contains("gzip");
        // RFC 9110 §8.8.3.3: each encoding has its own strong ETag
        String etag = gzip ? page.etag().replaceFirst("\"$", "-gzip\"") : page.etag();
        response.putHeader("ETag", etag);
        if (Ranged.unchanged(request, etag)) {
            response.setStatusCode(304).end();
            return;
        }
        // naming the encoding also keeps the server from compressing once more for each reader
        response.putHeader("Content-Encoding", gzip ? "gzip" : "identity");
        Ranged.send(request, Buffer.buffer(gzip ? page.gzip() : page.plain()));
    }

    static void refuse(HttpServerResponse response, int status) {
        if (status == 503) {
            response.putHeader("Retry-After", "1");
        }
        response.putHeader("Cache-Control", "no-store").setStatusCode(status).end();
    }
}
