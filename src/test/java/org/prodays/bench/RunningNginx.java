package org.prodays.bench;

import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.concurrent.TimeUnit;

/** Debian's nginx on a port of its own, with all its files in a folder in memory. */
final class RunningNginx implements AutoCloseable {

    private final Path root;
    private final int port;
    private final Process process;

    /**
     * What is set beside the port and the folder, in which relative paths begin.
     *
     * @param main with the {@code events}
     */
    record Settings(String main, String http, String server) {}

    RunningNginx(Settings settings) throws IOException, InterruptedException {
        root = Files.createTempDirectory(Path.of("/dev/shm"), "prodays-nginx");
        try (var free = new ServerSocket(0)) {
            port = free.getLocalPort();
        }
        configure(settings);
        process = new ProcessBuilder("nginx", "-p", root + "/", "-c", "nginx.conf", "-e", "stderr")
                .redirectErrorStream(true)
                .redirectOutput(root.resolve("out").toFile())
                .start();
        while (!Files.exists(root.resolve("pid")) || Files.size(root.resolve("pid")) == 0) {
            if (process.waitFor(20, TimeUnit.MILLISECONDS)) {
                throw new IllegalStateException(Files.readString(root.resolve("out")));
            }
        }
    }

    private void configure(Settings settings) throws IOException {
        String user = System.getProperty("user.name").equals("root") ? "user root;" : "";
        Files.writeString(root.resolve("nginx.conf"), """
                %s
                %s
                daemon off;
                error_log stderr;
                pid pid;
                http {
                  access_log off;
                  client_body_temp_path body;
                  proxy_temp_path proxy;
                  fastcgi_temp_path fastcgi;
                  uwsgi_temp_path uwsgi;
                  scgi_temp_path scgi;
                  %s
                  server {
                    listen 127.0.0.1:%d;
                    %s
                  }
                }
                """.formatted(
                        settings.main(), user, settings.http(), port, settings.server()));
    }

    Path root() {
        return root;
    }

    int port() {
        return port;
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
