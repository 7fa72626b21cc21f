package org.prodays.bench;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.GZIPInputStream;

/**
 * Follows a live broadcast as hls.js does in low-latency mode: blocking reloads of the playlist of each rendition (draft rfc8216bis, section
 * 6.2.5.2), each new part once; pictures are not decoded. Runs on a virtual thread a rendition until it is told to stop.
 */
final class HlsReader implements AutoCloseable {

    private static final Pattern PART = Pattern.compile("#EXT-X-PART:.*?URI=\"([^\"]+)\"");
    private static final Pattern MAP = Pattern.compile("#EXT-X-MAP:.*?URI=\"([^\"]+)\"");
    private static final Pattern SEQUENCE = Pattern.compile("#EXT-X-MEDIA-SEQUENCE:(\\d+)");
    private static final Pattern RENDITION = Pattern.compile("(?m)^#EXT-X-MEDIA:.*URI=\"([^\"]+)\"");

    private final HttpClient http;
    private final AtomicLong bytes = new AtomicLong();
    private final AtomicLong parts = new AtomicLong();
    private final AtomicLong failures = new AtomicLong();
    private final List<Thread> threads = new ArrayList<>();
    private volatile boolean reading = true;

    HlsReader(HttpClient http, URI master) throws IOException, InterruptedException {
        this.http = http;
        for (URI playlist : renditions(master)) {
            threads.add(Thread.ofVirtual().start(() -> follow(playlist)));
        }
    }

    /** Bytes of answers' bodies so far. */
    long bytes() {
        return bytes.get();
    }

    long parts() {
        return parts.get();
    }

    /** Answers that were not 200, and requests that failed. */
    long failures() {
        return failures.get();
    }

    private List<URI> renditions(URI master) throws IOException, InterruptedException {
        String text = get(master);
        var found = new ArrayList<URI>();
        Matcher audio = RENDITION.matcher(text);
        if (audio.find()) {
            found.add(master.resolve(audio.group(1)));
        }
        text.lines()
                .filter(line -> !line.startsWith("#") && !line.isBlank())
                .limit(1)
                .forEach(line -> {
                    if (!found.contains(master.resolve(line))) {
                        found.add(master.resolve(line));
                    }
                });
        return found;
    }

    private void follow(URI playlist) {
        Set<String> had = new HashSet<>();
        String directives = "";
        while (reading) {
            try {
                String text = get(URI.create(playlist + directives));
                fetchNew(playlist, text, had);
                directives = next(text);
            } catch (IOException e) {
                failures.incrementAndGet();
                directives = "";
            } catch (InterruptedException e) {
                return;
            }
        }
    }

    private void fetchNew(URI playlist, String text, Set<String> had) throws IOException, InterruptedException {
        boolean joining = had.isEmpty();
        for (Pattern kind : List.of(MAP, PART)) {
            Matcher found = kind.matcher(text);
            while (found.find()) {
                if (had.add(found.group(1)) && (!joining || kind == MAP)) {
                    get(playlist.resolve(found.group(1)));
                    parts.incrementAndGet();
                }
            }
        }
    }

    /** Which part comes next: that of the segment being made, after the last one listed. */
    private static String next(String text) {
        Matcher first = SEQUENCE.matcher(text);
        long sequence = first.find() ? Long.parseLong(first.group(1)) : 0;
        long segments = text.lines().filter(line -> line.startsWith("#EXTINF")).count();
        String open = text.substring(Math.max(0, text.lastIndexOf("#EXTINF")));
        long partsOfOpen =
                PART.matcher(open.substring(open.indexOf('\n') + 1)).results().count();
        return "?_HLS_msn=" + (sequence + segments) + "&_HLS_part=" + partsOfOpen;
    }

    private String get(URI uri) throws IOException, InterruptedException {
        var request = HttpRequest.newBuilder(uri)
                .timeout(Duration.ofSeconds(30))
                .header("Accept-Encoding", "gzip")
                .build();
        var answer = http.send(request, HttpResponse.BodyHandlers.ofByteArray());
        bytes.addAndGet(answer.body().length);
        if (answer.statusCode() != 200) {
            throw new IOException(uri + " answered " + answer.statusCode());
        }
        return new String(unpacked(answer), StandardCharsets.UTF_8);
    }

    /** Browsers take playlists packed. */
    private static byte[] unpacked(HttpResponse<byte[]> answer) throws IOException {
        if (answer.headers()
                .firstValue("content-encoding")
                .filter("gzip"::equals)
                .isEmpty()) {
            return answer.body();
        }
        try (var packed = new GZIPInputStream(new ByteArrayInputStream(answer.body()))) {
            return packed.readAllBytes();
        }
    }

    @Override
    public void close() throws InterruptedException {
        reading = false;
        for (Thread thread : threads) {
            thread.interrupt();
            thread.join();
        }
    }
}
