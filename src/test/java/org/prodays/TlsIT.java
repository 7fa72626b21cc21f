package org.prodays;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpClient.Version;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.WebSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import javax.net.ssl.SSLContext;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The program with a certificate of its own: HTTPS in both versions of HTTP, sockets, and the certificate's renewal. */
class TlsIT {

    private static final Pattern HALL = Pattern.compile("href=\"(/fr(/sessions/[^\"]+)/hall)");
    private static final Pattern LIVE = Pattern.compile("\"live\":\"([^\"]+)\"");
    private static final Pattern KEY = Pattern.compile("id=\"encoder-key\"[^>]*>([0-9a-z]{32})<");
    private static final Pattern PART = Pattern.compile("#EXT-X-PART:.*URI=\"([^\"]+)\"");

    @TempDir
    Path folder;

    @Test
    void pages_media_and_sockets_come_over_https_and_a_renewed_certificate_is_taken_up() throws Exception {
        var first = Certificate.make(folder, "first");
        var second = Certificate.make(folder, "second");
        Path certificate = Files.copy(first.file(), folder.resolve("used.crt"));
        Path key = Files.copy(first.key(), folder.resolve("used.key"));
        var environment = Map.of(
                "PRODAYS_TLS_CERTIFICATE", certificate.toString(),
                "PRODAYS_TLS_KEY", key.toString(),
                "QUARKUS_TLS_RELOAD_PERIOD", "1s");
        try (var program = RunningProdays.start(folder.resolve("data"), environment)) {
            assertTrue(program.address().startsWith("https://localhost:"), program.address());
            var http = client(Version.HTTP_2, Certificate.trusting(first));
            var hall = found(HALL, text(http, URI.create(program.address() + "/fr")));
            String cookie = cookie(http, program, "TRAINEE");
            assertTrue(cookie.contains(";Secure"), cookie);
            media(http, first, URI.create(program.address() + hall));
            assertTrue(snapshot(http, program.address(), hall).contains("\"type\":\"snapshot\""));
            pushes(http, program, hall);
            Files.copy(second.key(), key, StandardCopyOption.REPLACE_EXISTING);
            Files.copy(second.file(), certificate, StandardCopyOption.REPLACE_EXISTING);
            awaitRenewal(program.address(), Certificate.trusting(second));
        }
    }

    private static void media(HttpClient two, Certificate trusted, URI hall) throws Exception {
        var one = client(Version.HTTP_1_1, Certificate.trusting(trusted));
        var main = hall.resolve(found(LIVE, text(two, hall)));
        text(two, main);
        var part = main.resolve(found(PART, text(two, main.resolve("audio.m3u8"))));
        var overTwo = get(two, part);
        var overOne = get(one, part);
        assertEquals(Version.HTTP_2, overTwo.version());
        assertEquals(Version.HTTP_1_1, overOne.version());
        assertArrayEquals(overOne.body(), overTwo.body());
        assertEquals(
                overOne.headers().map().get("etag"), overTwo.headers().map().get("etag"));
    }

    /** An encoder's stream, over HTTP/2, on the session that is on air. */
    private void pushes(HttpClient http, RunningProdays program, String hall) throws Exception {
        String session = hall.replaceAll(".*/sessions/([^/]+)/hall", "$1");
        var page = HttpRequest.newBuilder(URI.create(program.address() + "/fr/sessions/" + session + "/encoders"))
                .header("Origin", program.address())
                .header("Cookie", cookie(http, program, "ORGANISER").replaceAll(";.*", ""))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString("name=Camera"))
                .build();
        String key =
                found(KEY, http.send(page, HttpResponse.BodyHandlers.ofString()).body());
        Path stream = stream(folder.resolve("stream.mp4"));
        var push = HttpRequest.newBuilder(URI.create(program.address() + "/ingest/" + session + "/" + key + "/video"))
                .PUT(HttpRequest.BodyPublishers.fromPublisher(HttpRequest.BodyPublishers.ofFile(stream)))
                .build();
        var answer = http.send(push, HttpResponse.BodyHandlers.ofString());
        assertEquals(200, answer.statusCode(), answer.body());
        assertEquals(Version.HTTP_2, answer.version());
    }

    /** Two seconds of pictures as encoders push them. */
    private static Path stream(Path file) throws Exception {
        String command = "ffmpeg -nostdin -v error -f lavfi -i testsrc=size=320x180:rate=25 -t 2 -c:v libx264 -preset"
                + " ultrafast -pix_fmt yuv420p -movflags frag_every_frame+empty_moov+default_base_moof ";
        var made =
                new ProcessBuilder((command + file).split(" ", -1)).inheritIO().start();
        assertEquals(0, made.waitFor());
        return file;
    }

    private static String cookie(HttpClient http, RunningProdays program, String role) throws Exception {
        var link = URI.create(program.link(role, 0));
        var request = HttpRequest.newBuilder(link)
                .header("Origin", program.address())
                .POST(HttpRequest.BodyPublishers.noBody())
                .build();
        return http.send(request, HttpResponse.BodyHandlers.discarding())
                .headers()
                .firstValue("Set-Cookie")
                .orElse("none");
    }

    private static String snapshot(HttpClient http, String address, String hall) throws Exception {
        String session = hall.replaceAll(".*/sessions/([^/]+)/hall", "$1");
        var heard = new CompletableFuture<String>();
        var listener = new WebSocket.Listener() {
            private final StringBuilder text = new StringBuilder();

            @Override
            public @Nullable CompletionStage<?> onText(WebSocket socket, CharSequence data, boolean last) {
                text.append(data);
                if (last) {
                    heard.complete(text.toString());
                }
                socket.request(1);
                return null;
            }
        };
        var uri = URI.create("wss" + address.substring("https".length()) + "/hall/" + session + "?language=fr");
        var socket = http.newWebSocketBuilder()
                .header("Origin", address)
                .buildAsync(uri, listener)
                .get(20, TimeUnit.SECONDS);
        try {
            return heard.get(20, TimeUnit.SECONDS);
        } finally {
            socket.abort();
        }
    }

    private static void awaitRenewal(String address, SSLContext trusting) throws Exception {
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(60);
        while (true) {
            try {
                // a new client each time: a new handshake
                text(client(Version.HTTP_2, trusting), URI.create(address + "/fr"));
                return;
            } catch (IOException e) {
                if (System.nanoTime() > deadline) {
                    throw e;
                }
                TimeUnit.MILLISECONDS.sleep(200);
            }
        }
    }

    private static HttpClient client(Version version, SSLContext trusting) {
        return HttpClient.newBuilder().version(version).sslContext(trusting).build();
    }

    private static HttpResponse<byte[]> get(HttpClient http, URI uri) throws Exception {
        var answer = http.send(HttpRequest.newBuilder(uri).build(), HttpResponse.BodyHandlers.ofByteArray());
        assertEquals(200, answer.statusCode(), uri.toString());
        return answer;
    }

    private static String text(HttpClient http, URI uri) throws Exception {
        return new String(get(http, uri).body(), StandardCharsets.UTF_8);
    }

    private static String found(Pattern pattern, String text) {
        var matcher = pattern.matcher(text);
        assertTrue(matcher.find(), pattern + " in " + text);
        return matcher.group(1);
    }
}
