package org.prodays.bench;

import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.concurrent.TimeUnit;

/** Debian's nginx with its nchan module: what is posted to it goes to all WebSockets. */
final class Nchan implements Peers.Peer {

    private static final Path MODULE = Path.of("/usr/lib/nginx/modules/ngx_nchan_module.so");

    private final HttpClient http = HttpClient.newHttpClient();
    private final Path root;
    private final int port;
    private final Process process;

    Nchan() throws IOException, InterruptedException {
        if (!Files.exists(MODULE)) {
            throw new IllegalStateException("install libnginx-mod-nchan");
        }
        root = Files.createTempDirectory(Path.of("/dev/shm"), "prodays-nchan");
        try (var free = new ServerSocket(0)) {
            port = free.getLocalPort();
        }
        process = new ProcessBuilder("nginx", "-c", configuration().toString(), "-e", "stderr")
                .redirectErrorStream(true)
                .redirectOutput(root.resolve("out").toFile())
                .start();
        while (!Files.exists(root.resolve("pid")) || Files.size(root.resolve("pid")) == 0) {
            if (process.waitFor(20, TimeUnit.MILLISECONDS)) {
                throw new IllegalStateException(Files.readString(root.resolve("out")));
            }
        }
    }

    /** One worker, as ours is measured on one machine with its readers. */
    private Path configuration() throws IOException {
        return Files.writeString(root.resolve("nginx.conf"), """
                load_module %s;
                daemon off;
                worker_processes 1;
                %s
                error_log stderr;
                pid %s/pid;
                events { worker_connections 19900; }
                http {
                  access_log off;
                  client_body_temp_path %3$s/body;
                  proxy_temp_path %3$s/proxy;
                  fastcgi_temp_path %3$s/fastcgi;
                  uwsgi_temp_path %3$s/uwsgi;
                  scgi_temp_path %3$s/scgi;
                  server {
                    listen 127.0.0.1:%4$d;
                    location = /pub { nchan_publisher; nchan_channel_id all; nchan_message_buffer_length 100; }
                    location = /sub { nchan_subscriber websocket; nchan_channel_id all; nchan_subscriber_first_message newest; }
                  }
                }
                """.formatted(
                        MODULE, System.getProperty("user.name").equals("root") ? "user root;" : "", root, port));
    }

    @Override
    public int port() {
        return port;
    }

    @Override
    public String path() {
        return "/sub";
    }

    @Override
    public long pid() {
        return process.pid();
    }

    @Override
    public void publish(String message) throws IOException, InterruptedException {
        var request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/pub"))
                .POST(HttpRequest.BodyPublishers.ofString(message))
                .build();
        http.send(request, HttpResponse.BodyHandlers.discarding());
    }

    @Override
    public void close() throws IOException, InterruptedException {
        process.destroy();
        process.waitFor();
        try (var all = Files.walk(root)) {
            for (Path path : all.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(path);
            }
        }
    }
}
