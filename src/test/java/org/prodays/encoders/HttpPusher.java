package org.prodays.encoders;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpVersion;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** An encoder that sends all its tracks over one connection of HTTP/2 without TLS, which it begins with prior knowledge. */
final class HttpPusher implements AutoCloseable {

    private static final int PATIENCE = 40;

    private final Vertx vertx = Vertx.vertx();
    private final HttpClient client;

    HttpPusher(int port) {
        client = vertx.createHttpClient(new HttpClientOptions()
                .setProtocolVersion(HttpVersion.HTTP_2)
                .setHttp2ClearTextUpgrade(false)
                .setHttp2MaxPoolSize(1)
                .setDefaultPort(port));
    }

    /** An answer, and whether it came over HTTP/2. */
    record Answer(int status, String body, boolean two) {}

    /** A body on its way. */
    static final class Body {
        private final HttpClientRequest request;
        private final Future<Answer> answer;
        private final CompletableFuture<Boolean> welcome = new CompletableFuture<>();

        private Body(HttpClientRequest request) {
            this.request = request.setChunked(true);
            request.exceptionHandler(reset -> {}); // after an answer; what was answered tells why
            request.continueHandler(now -> welcome.complete(true));
            this.answer = request.response()
                    .compose(response -> response.body().map(bytes -> answer(response, bytes.toString())));
            answer.onComplete(told -> welcome.complete(false));
        }

        /** Asks first; whether the body is wanted. */
        boolean asks() {
            get(request.putHeader("Expect", "100-continue").sendHead());
            return get(welcome);
        }

        Body sends(byte[] bytes) {
            get(request.write(Buffer.buffer(bytes)));
            return this;
        }

        Answer ends() {
            request.end();
            return answered();
        }

        Answer answered() {
            return get(answer);
        }

        private Answer answer(HttpClientResponse response, String body) {
            return new Answer(response.statusCode(), body, request.version() == HttpVersion.HTTP_2);
        }
    }

    Body begins(HttpMethod method, String path) {
        return new Body(get(client.request(method, "localhost", path)));
    }

    private static <T> T get(Future<T> future) {
        return get(future.toCompletionStage().toCompletableFuture());
    }

    private static <T> T get(CompletableFuture<T> future) {
        try {
            return future.get(PATIENCE, TimeUnit.SECONDS);
        } catch (InterruptedException | ExecutionException | TimeoutException e) {
            throw new AssertionError(e);
        }
    }

    @Override
    public void close() {
        get(vertx.close());
    }
}
