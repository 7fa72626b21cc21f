package org.prodays.encoders;

import io.quarkus.vertx.http.runtime.RouteConstants;
import io.vertx.core.Context;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpVersion;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * {@code POST} and {@code PUT} of {@code /ingest/{session}/{key}/{track}}, and of {@code /ingest/{session}/{track}} with the key in
 * {@code Authorization}. A body has no end but the broadcast's: it is read on a virtual thread as fast as it is packaged, and few pieces of
 * it wait. Runs on the event loop and never blocks it.
 */
@ApplicationScoped
class IngestRoutes {

    /** Longer silent than this, an encoder is sent away. */
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    /** Pieces of a body that may wait; each has at most 16 KiB. */
    private static final int WAITING = 32;

    /** How long an encoder may still send after an answer that it has not read. */
    private static final long LINGER_MILLIS = 2_000;

    /** NO_ERROR (RFC 9113, section 7). */
    private static final long NOT_WANTED = 0;

    private final Ingest ingest;
    private final Duration patience;

    @Inject
    IngestRoutes(Ingest ingest) {
        this(ingest, PATIENCE);
    }

    IngestRoutes(Ingest ingest, Duration patience) {
        this.ingest = ingest;
        this.patience = patience;
    }

    void routes(@Observes Router router) {
        for (String path : List.of("/ingest/:session/:key/:track", "/ingest/:session/:track")) {
            // before the limit of bodies, which is for pages
            router.route(path)
                    .order(RouteConstants.ROUTE_ORDER_UPLOAD_LIMIT - 1)
                    .handler(this::handle);
        }
    }

    private void handle(RoutingContext context) {
        var request = context.request();
        if (!request.method().equals(HttpMethod.POST) && !request.method().equals(HttpMethod.PUT)) {
            request.response()
                    .putHeader("Allow", "POST, PUT")
                    .setStatusCode(405)
                    .end();
            return;
        }
        request.pause();
        var address = request.remoteAddress();
        String inPath = context.pathParam("key");
        new Pushed(
                        context,
                        new Ingest.Arrival(
                                address == null ? "" : String.valueOf(address.hostAddress()),
                                context.pathParam("session"),
                                inPath != null ? inPath : key(request.getHeader("Authorization")),
                                context.pathParam("track")))
                .begin();
    }

    /** The token of {@code Bearer} (RFC 6750, section 2.1), or the password of {@code Basic} (RFC 7617, section 2). */
    static @Nullable String key(@Nullable String authorization) {
        String[] words =
                authorization == null ? new String[0] : authorization.strip().split(" +", 2);
        if (words.length < 2) {
            return null;
        }
        return switch (words[0].toLowerCase(Locale.ROOT)) {
            case "bearer" -> words[1];
            case "basic" -> password(words[1]);
            default -> null;
        };
    }

    private static @Nullable String password(String credentials) {
        try {
            String pair = new String(Base64.getDecoder().decode(credentials), StandardCharsets.UTF_8);
            return pair.substring(pair.indexOf(':') + 1);
        } catch (IllegalArgumentException e) {
            return null;
        }
    }

    /** One request. */
    private final class Pushed {
        private final HttpServerRequest request;
        private final Ingest.Arrival arrival;
        private final Context loop;
        private final Inflow body;

        Pushed(RoutingContext context, Ingest.Arrival arrival) {
            this.request = context.request();
            this.arrival = arrival;
            this.loop = context.vertx().getOrCreateContext();
            this.body = new Inflow(patience, () -> loop.runOnContext(now -> fetch(1)));
        }

        void begin() {
            request.handler(piece -> body.come(new Inflow.Piece(piece.getBytes())));
            request.endHandler(end -> body.come(new Inflow.End()));
            request.exceptionHandler(gone -> body.come(new Inflow.Cut()));
            Thread.ofVirtual().name("ingest").start(() -> {
                var answer = ingest.serve(arrival, body, () -> loop.runOnContext(now -> welcome()));
                loop.runOnContext(now -> say(answer));
            });
        }

        private void welcome() {
            // RFC 9110 §10.1.1
            if ("100-continue".equalsIgnoreCase(request.getHeader("Expect"))) {
                request.response().writeContinue();
            }
            fetch(WAITING);
        }

        private void fetch(int pieces) {
            // of a body that has ended HTTP/2 refuses to give more
            if (!request.isEnded()) {
                request.fetch(pieces);
            }
        }

        private void say(Ingest.Answer answer) {
            var response = request.response();
            if (response.closed() || response.ended()) {
                return;
            }
            response.setStatusCode(answer.status())
                    .putHeader("Content-Type", "application/json")
                    .putHeader("Cache-Control", "no-store");
            if (answer.status() == 401) {
                response.putHeader("WWW-Authenticate", "Basic realm=\"Prodays encoders\"");
            }
            if (answer.retryAfter() > 0) {
                response.putHeader("Retry-After", Long.toString(answer.retryAfter()));
            }
            if (request.isEnded()) {
                response.end(answer.body());
            } else {
                sendAway(answer.body());
            }
        }

        /** The answer comes before the body has ended, which is not wanted any more. */
        private void sendAway(String words) {
            request.handler(ignored -> {});
            request.resume();
            if (request.version() == HttpVersion.HTTP_2) {
                // the other tracks of the connection go on (RFC 9113, section 8.1)
                var response = request.response();
                response.end(words).onComplete(sent -> response.reset(NOT_WANTED));
                return;
            }
            // one that is still sending would lose the answer if the connection closed at once (RFC 9112, section 9.6)
            var connection = request.connection();
            request.response().putHeader("Connection", "close").end(words);
            loop.owner().setTimer(LINGER_MILLIS, now -> connection.close());
        }
    }
}
