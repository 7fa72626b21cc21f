package org.prodays.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/** Debian's nginx, which serves files from a memory file system: the peer of our origin. */
final class Nginx implements AutoCloseable {

    private final RunningNginx nginx;
    private final Path files;

    /** As its documentation advises for files: sendfile, full packets, files kept open, packed ones beside them. */
    Nginx() throws IOException, InterruptedException {
        nginx = new RunningNginx(new RunningNginx.Settings("""
                worker_processes auto;
                events { worker_connections 2048; }
                """, """
                sendfile on;
                tcp_nopush on;
                keepalive_requests 100000000;
                open_file_cache max=1000 inactive=60s;
                gzip_static on;
                types {
                  video/mp4 m4s mp4;
                  application/vnd.apple.mpegurl m3u8;
                }
                """, """
                root files;
                add_header Cache-Control "public, max-age=31536000, immutable";
                add_header Access-Control-Allow-Origin "*";
                """));
        files = Files.createDirectory(nginx.root().resolve("files"));
    }

    /** In one step, as it keeps files open. */
    void put(String name, byte[] bytes) throws IOException {
        Files.move(
                Files.write(nginx.root().resolve("new"), bytes),
                files.resolve(name),
                StandardCopyOption.REPLACE_EXISTING);
    }

    String address() {
        return "http://127.0.0.1:" + nginx.port();
    }

    long pid() {
        return nginx.pid();
    }

    @Override
    public void close() throws IOException, InterruptedException {
        nginx.close();
    }
}
