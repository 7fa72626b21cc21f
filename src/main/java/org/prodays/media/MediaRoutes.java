package org.prodays.media;

import io.netty.buffer.Unpooled;
import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.MultiMap;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.core.http.HttpVersion;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.prodays.formats.Time;
import org.prodays.recordings.Posters;

/**
 * {@code /media/{broadcast}/{name}} over HTTP, for everyone and without a session: names cannot be guessed. Comes before
 * all other routes, runs on the event loop and never blocks it. A request that waits holds no thread; it is refused with
 * 503 after three target durations (rfc8216bis §6.2.5.2), or at once when too many wait.
 */
@ApplicationScoped
class MediaRoutes {
    private static final String PREFIX = "/media/";
    /** Before sessions, roles and compression, of which media has none. */
    private static final int FIRST = 1000;

    private static final CharSequence FOREVER = HttpHeaders.createOptimized("public, max-age=31536000, immutable");
    private static final CharSequence ASK_EACH_TIME = HttpHeaders.createOptimized("no-cache");
    private static final CharSequence PLAYLIST = HttpHeaders.createOptimized(Answer.PLAYLIST);
    private static final CharSequence EXPOSED = HttpHeaders.createOptimized("Date, ETag");
    private static final CharSequence NOSNIFF = HttpHeaders.createOptimized("nosniff");
    private static final CharSequence SNIFFING = HttpHeaders.createOptimized("x-content-type-options");
    private static final CharSequence ANYBODY = HttpHeaders.createOptimized("*");
    private static final CharSequence RESOURCES = HttpHeaders.createOptimized("cross-origin-resource-policy");
    private static final CharSequence CROSS_ORIGIN = HttpHeaders.createOptimized("cross-origin");
    static final CharSequence GZIP = HttpHeaders.createOptimized("gzip");

    private final Delivery delivery;
    private final Limits limits;
    private final Shared shared = new Shared();
    private final OpenFiles files = new OpenFiles();
    private final AtomicBoolean sweeping = new AtomicBoolean();
    private final AtomicInteger held = new AtomicInteger();
    private final ThreadLocal<Loop> here = ThreadLocal.withInitial(this::loop);

    /** What an event loop has of its own. */
    private record Loop(Held held, Sender sender) {}

    /**
     * @param mostHeld requests that may wait at a time for one broadcast, so that no hall takes another one's place
     * @param heldMillis how long one may wait
     * @param graceMillis how long any reader may take for an answer, and longer by what its bytes take at the slowest pace
     * @param slowest bytes a second; 0 for any
     */
    record Limits(int mostHeld, long heldMillis, long graceMillis, int slowest) {
        private static final long HALF_A_MINUTE = 30_000;

        static Limits of(MediaSettings settings) {
            return new Limits(
                    settings.heldRequests(), 3 * Time.TARGET_DURATION / 1000, HALF_A_MINUTE, settings.slowestReader());
        }
    }

    @Inject
    MediaRoutes(Origin origin, MediaSettings settings) {
        this(new Delivery(origin), Limits.of(settings));
    }

    MediaRoutes(Delivery delivery, Limits limits) {
        this.delivery = delivery;
        this.limits = limits;
    }

    void routes(@Observes Filters filters) {
        filters.register(this::handle, FIRST);
    }

    void handle(RoutingContext context) {
        var request = context.request();
        Express.see(request, here.get().sender());
        if (asksWithoutReading(request)) {
            Slow.cut(request);
        } else if (name(request.path()) == null) {
            context.next();
        } else {
            media(request);
        }
    }

    /** How many requests wait. */
    int waiting() {
        return held.get();
    }

    /** In HTTP/1.1 the next request comes before the last answer was taken: nobody's player, and its answers would pile up here. */
    private static boolean asksWithoutReading(HttpServerRequest request) {
        return request.version() != HttpVersion.HTTP_2 && request.response().writeQueueFull();
    }

    private static @Nullable String name(String path) {
        int slash = path.startsWith(PREFIX) ? path.indexOf('/', PREFIX.length()) : -1;
        return slash < 0 || path.indexOf('/', slash + 1) >= 0 ? null : path.substring(slash + 1);
    }

    private void media(HttpServerRequest request) {
        var method = request.method();
        var response = request.response();
        response.headers()
                .set(HttpHeaders.ACCESS_CONTROL_ALLOW_ORIGIN, ANYBODY)
                .set(HttpHeaders.ACCESS_CONTROL_EXPOSE_HEADERS, EXPOSED)
                .set(SNIFFING, NOSNIFF)
                .set(RESOURCES, CROSS_ORIGIN);
        if (method.equals(HttpMethod.GET) || method.equals(HttpMethod.HEAD)) {
            answer(request, true);
        } else if (method.equals(HttpMethod.OPTIONS)) {
            response.putHeader("Access-Control-Allow-Methods", "GET, HEAD")
                    .putHeader("Access-Control-Allow-Headers", "Range, If-None-Match")
                    .putHeader("Access-Control-Max-Age", "86400")
                    .setStatusCode(204)
                    .end();
        } else {
            response.putHeader("Allow", "GET, HEAD, OPTIONS").setStatusCode(405).end();
        }
    }

    private void answer(HttpServerRequest request, boolean mayWait) {
        String path = request.path();
        int slash = path.lastIndexOf('/');
        String name = path.substring(slash + 1);
        switch (delivery.answer(path.substring(PREFIX.length(), slash), name, Reload.of(request.query()))) {
            case Answer.Playlist playlist -> playlist(request, playlist);
            case Answer.Bytes bytes ->
                ranged(request, name, bytes.bytes().length).send(bytes, FOREVER);
            case Answer.Slice slice -> ranged(request, name, slice.length()).send(slice, FOREVER);
            case Answer.Whole whole -> whole(request, name, whole);
            case Answer.Away away -> away(request, name, away);
            case Answer.Refused refused -> refuse(request.response(), refused.status());
            case Answer.Wait wait -> {
                if (!mayWait) {
                    refuse(request.response(), 404);
                } else if (wait.rendition().held().get() >= limits.mostHeld()) {
                    refuse(request.response(), 503);
                } else {
                    here.get().held().add(request, wait);
                }
            }
        }
    }

    private void whole(HttpServerRequest request, String name, Answer.Whole whole) {
        taken(request, whole.file().getFileName().toString());
        ranged(request, name, whole.length())
                .send(new Answer.Slice(whole.file(), 0, whole.length(), whole.type()), FOREVER);
    }

    /** A picture is looked at; other files are taken away. */
    private static void taken(HttpServerRequest request, String file) {
        if (!file.isEmpty() && !file.equals(Posters.NAME)) {
            request.response().putHeader("Content-Disposition", Disposition.of(request.getParam("name"), file));
        }
    }

    private void away(HttpServerRequest request, String name, Answer.Away away) {
        taken(request, away.file());
        ranged(request, name, away.length()).send(away, FOREVER);
    }

    private Ranged ranged(HttpServerRequest request, String name, long length) {
        return new Ranged(request, '"' + name + '"', length, here.get().sender());
    }

    private Loop loop() {
        var slow = new Slow(limits);
        var waiting = new Held(held, limits.heldMillis(), new Held.Answering() {
            @Override
            public void met(HttpServerRequest request) {
                answer(request, false);
            }

            @Override
            public void over(HttpServerRequest request) {
                refuse(request.response(), 503);
            }
        });
        boolean first = sweeping.compareAndSet(false, true);
        Vertx.currentContext().owner().setPeriodic(1000, each -> {
            waiting.sweep();
            slow.sweep();
            if (first) { // one loop does for what all share
                shared.sweep();
                files.sweep();
            }
        });
        return new Loop(waiting, new Sender(shared, files, slow));
    }

    private static void playlist(HttpServerRequest request, Answer.Playlist playlist) {
        var page = playlist.page();
        var headers = request.response().headers();
        headers.set(HttpHeaders.CONTENT_TYPE, PLAYLIST)
                .set(
                        HttpHeaders.CACHE_CONTROL,
                        playlist.seconds() == 0 ? ASK_EACH_TIME : "public, max-age=" + playlist.seconds())
                .set(HttpHeaders.VARY, HttpHeaders.ACCEPT_ENCODING);
        boolean gzip = takesGzip(request.headers());
        // RFC 9110 §8.8.3.3: each encoding has its own strong ETag
        String etag = gzip ? page.gzipEtag() : page.etag();
        headers.set(HttpHeaders.ETAG, etag);
        if (Ranged.unchanged(request, etag)) {
            request.response().setStatusCode(304).end();
            return;
        }
        // naming the encoding also keeps the server from compressing once more for each reader
        headers.set(HttpHeaders.CONTENT_ENCODING, gzip ? GZIP : HttpHeaders.IDENTITY);
        Ranged.send(request, Buffer.buffer(Unpooled.wrappedBuffer(gzip ? page.gzip() : page.plain())));
    }

    static boolean takesGzip(MultiMap headers) {
        String accepted = headers.get(HttpHeaders.ACCEPT_ENCODING);
        return accepted != null && accepted.toLowerCase(Locale.ROOT).contains("gzip");
    }

    static void refuse(HttpServerResponse response, int status) {
        if (status == 503) {
            response.putHeader("Retry-After", "1");
        }
        response.putHeader("Cache-Control", "no-store").setStatusCode(status).end();
    }
}
