package org.prodays.bench;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;

/** Debian's nginx with its nchan module: what is posted to it goes to all WebSockets. */
final class Nchan implements Peers.Peer {

    private static final Path MODULE = Path.of("/usr/lib/nginx/modules/ngx_nchan_module.so");

    private final HttpClient http = HttpClient.newHttpClient();
    private final RunningNginx nginx;

    /** One worker, as ours is measured on one machine with its readers. */
    Nchan() throws IOException, InterruptedException {
        if (!Files.exists(MODULE)) {
            throw new IllegalStateException("install libnginx-mod-nchan");
        }
        nginx = new RunningNginx(new RunningNginx.Settings("""
                load_module %s;
                worker_processes 1;
                events { worker_connections 19900; }
                """.formatted(MODULE), "", """
                location = /pub { nchan_publisher; nchan_channel_id all; nchan_message_buffer_length 100; }
                location = /sub { nchan_subscriber websocket; nchan_channel_id all; nchan_subscriber_first_message newest; }
                """));
    }

    @Override
    public int port() {
        return nginx.port();
    }

    @Override
    public String path() {
        return "/sub";
    }

    @Override
    public long pid() {
        return nginx.pid();
    }

    @Override
    public void publish(String message) throws IOException, InterruptedException {
        var request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port() + "/pub"))
                .POST(HttpRequest.BodyPublishers.ofString(message))
                .build();
        http.send(request, HttpResponse.BodyHandlers.discarding());
    }

    @Override
    public void close() throws IOException, InterruptedException {
        nginx.close();
    }
}
