package org.prodays;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.prodays.bench.HlsCrowd;

/** The cache of {@code docs/nginx-cache.conf} in front of the program: what costs it one request, however many watch. */
class CachedIT {

    private static final int VIEWERS = 50;
    private static final long LONGEST_SECONDS = 60;
    private static final long PARTS = 40;
    private static final Pattern HALL = Pattern.compile("href=\"(/fr/sessions/[^\"]+/hall)");
    private static final Pattern LIVE = Pattern.compile("\"live\":\"([^\"]+)\"");

    @TempDir
    Path folder;

    private final HttpClient http = HttpClient.newHttpClient();

    @Test
    void fifty_viewers_cost_the_program_one_request_for_each_part_and_playlist() throws Exception {
        try (var program = RunningProdays.start(folder.resolve("data"))) {
            int port = freePort();
            var nginx = nginx(program, port);
            try {
                String cache = "http://127.0.0.1:" + port;
                String hall = found(HALL, get(cache + "/fr"));
                var main = URI.create(cache).resolve(found(LIVE, get(cache + hall)));
                try (var crowd = new HlsCrowd(VIEWERS, main)) {
                    long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(LONGEST_SECONDS);
                    while (crowd.parts() < VIEWERS * PARTS && System.nanoTime() < deadline) {
                        TimeUnit.MILLISECONDS.sleep(100);
                    }
                    assertTrue(crowd.parts() >= VIEWERS * PARTS, crowd.parts() + " parts");
                    assertEquals(0, crowd.failures());
                }
            } finally {
                nginx.destroy();
                nginx.waitFor();
            }
            assertFewAreAskedTwice();
        }
    }

    /** What can be kept costs one request; nginx may let a second one through for one in twenty on a busy machine. */
    private void assertFewAreAskedTwice() throws IOException {
        var lines = Files.readAllLines(folder.resolve("access.log"));
        var asked = lines.stream()
                .filter(line -> !line.endsWith(" -") && (line.contains(".m4s") || line.contains("_HLS_msn")))
                .collect(Collectors.groupingBy(line -> line, TreeMap::new, Collectors.counting()));
        assertTrue(asked.size() > PARTS, asked.size() + " things were asked for");
        assertTrue(lines.size() > asked.size() * 20L, lines.size() + " requests for " + asked.size() + " things");
        long requests = asked.values().stream().mapToLong(Long::longValue).sum();
        assertTrue(20 * (requests - asked.size()) <= asked.size(), asked::toString);
    }

    private Process nginx(RunningProdays program, int port) throws IOException, InterruptedException {
        String site = Files.readString(Path.of("docs", "nginx-cache.conf"))
                .replace("/var/cache/nginx/prodays", folder.resolve("cache").toString())
                .replace("127.0.0.1:8080", URI.create(program.address()).getAuthority())
                .replace("listen 8081", "listen 127.0.0.1:" + port);
        var file = Files.writeString(folder.resolve("nginx.conf"), """
                daemon off;
                %s
                error_log stderr;
                pid %s/nginx.pid;
                events { worker_connections 2048; }
                http {
                  log_format asked '$uri$is_args$args $upstream_status';
                  access_log %s/access.log asked;
                  client_body_temp_path %s/body;
                  proxy_temp_path %s/proxy;
                  fastcgi_temp_path %s/fastcgi;
                  uwsgi_temp_path %s/uwsgi;
                  scgi_temp_path %s/scgi;
                  %s
                }
                """.formatted(
                        System.getProperty("user.name").equals("root") ? "user root;" : "",
                        folder,
                        folder,
                        folder,
                        folder,
                        folder,
                        folder,
                        folder,
                        site));
        var process = new ProcessBuilder("nginx", "-c", file.toString(), "-e", "stderr")
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("nginx.out").toFile())
                .start();
        while (!Files.exists(folder.resolve("nginx.pid"))) {
            if (process.waitFor(20, TimeUnit.MILLISECONDS)) {
                throw new AssertionError(Files.readString(folder.resolve("nginx.out")));
            }
        }
        return process;
    }

    private String get(String url) throws Exception {
        var request = HttpRequest.newBuilder(URI.create(url)).build();
        return http.send(request, HttpResponse.BodyHandlers.ofString()).body();
    }

    private static String found(Pattern pattern, String text) {
        var matcher = pattern.matcher(text);
        assertTrue(matcher.find(), pattern + " in " + text);
        return matcher.group(1);
    }

    private static int freePort() throws IOException {
        try (var socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }
}
