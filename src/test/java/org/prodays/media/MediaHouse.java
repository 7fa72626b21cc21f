package org.prodays.media;

import static org.junit.jupiter.api.Assertions.assertTrue;

import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.ext.web.Router;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

/** The media of an origin over HTTP, on a free port of this machine, and someone who asks for it. */
final class MediaHouse implements AutoCloseable {
    final MediaRoutes routes;
    private final HttpClient client =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final Vertx vertx = Vertx.vertx();
    private final HttpServer server;

    MediaHouse(Origin origin, MediaRoutes.Limits limits, HttpServerOptions options) throws Exception {
        routes = new MediaRoutes(new Delivery(origin), limits);
        var router = Router.router(vertx);
        router.route().handler(routes::handle);
        server = vertx.createHttpServer(options)
                .requestHandler(router)
                .listen(0, "127.0.0.1")
                .toCompletionStage()
                .toCompletableFuture()
                .get();
    }

    int port() {
        return server.actualPort();
    }

    URI url(String path) {
        return URI.create("http://127.0.0.1:" + port() + path);
    }

    /** @param headers names and values by turns */
    HttpResponse<byte[]> get(String path, String... headers) throws Exception {
        return client.send(request(path, headers), BodyHandlers.ofByteArray());
    }

    /** Asks, and does not wait. */
    CompletableFuture<HttpResponse<byte[]>> later(String path) {
        return client.sendAsync(request(path), BodyHandlers.ofByteArray());
    }

    private HttpRequest request(String path, String... headers) {
        var request = HttpRequest.newBuilder(url(path));
        return (headers.length == 0 ? request : request.headers(headers)).build();
    }

    /** A reader with hardly any room for what it is sent. */
    Socket slowReader() throws IOException {
        var socket = new Socket();
        socket.setReceiveBufferSize(4096);
        socket.setSoTimeout(20_000);
        socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port()));
        return socket;
    }

    static void await(BooleanSupplier truth) throws InterruptedException {
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(60);
        while (!truth.getAsBoolean()) {
            assertTrue(System.nanoTime() < deadline, "not within a minute");
            TimeUnit.MILLISECONDS.sleep(20);
        }
    }

    @Override
    public void close() throws Exception {
        vertx.close().toCompletionStage().toCompletableFuture().get();
        client.close();
    }
}
