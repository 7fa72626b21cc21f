package org.prodays.bench;

import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Comparator;
import java.util.concurrent.TimeUnit;

/** Debian's nginx, which serves files from a memory file system: the peer of our origin. */
final class Nginx implements AutoCloseable {

    private final Path root;
    private final Path files;
    private final int port;
    private final Process process;

    Nginx() throws IOException, InterruptedException {
        root = Files.createTempDirectory(Path.of("/dev/shm"), "prodays-bench");
        files = Files.createDirectory(root.resolve("files"));
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

    /** As its documentation advises for files: sendfile, full packets, files kept open, packed ones beside them. */
    private Path configuration() throws IOException {
        return Files.writeString(root.resolve("nginx.conf"), """
                daemon off;
                worker_processes auto;
                %s
                error_log stderr;
                pid %s/pid;
                events { worker_connections 2048; }
                http {
                  access_log off;
                  sendfile on;
                  tcp_nopush on;
                  keepalive_requests 100000000;
                  open_file_cache max=1000 inactive=60s;
                  gzip_static on;
                  types {
                    video/mp4 m4s mp4;
                    application/vnd.apple.mpegurl m3u8;
                  }
                  client_body_temp_path %s/body;
                  proxy_temp_path %s/proxy;
                  fastcgi_temp_path %s/fastcgi;
                  uwsgi_temp_path %s/uwsgi;
                  scgi_temp_path %s/scgi;
                  server {
                    listen 127.0.0.1:%d;
                    root %s;
                    add_header Cache-Control "public, max-age=31536000, immutable";
                    add_header Access-Control-Allow-Origin "*";
                  }
                }
                """.formatted(
                        System.getProperty("user.name").equals("root") ? "user root;" : "",
                        root,
                        root,
                        root,
                        root,
                        root,
                        root,
                        port,
                        files));
    }

    /** In one step, as it keeps files open. */
    void put(String name, byte[] bytes) throws IOException {
        Files.move(Files.write(root.resolve("new"), bytes), files.resolve(name), StandardCopyOption.REPLACE_EXISTING);
    }

    String address() {
        return "http://127.0.0.1:" + port;
    }

    long pid() {
        return process.pid();
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
