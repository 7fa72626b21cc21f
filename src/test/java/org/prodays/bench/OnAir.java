package org.prodays.bench;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.prodays.RunningProdays;
import org.prodays.formats.Clip;

/** The packaged program on air: a broadcast as our studio makes it, in 720p and 360p. */
public final class OnAir implements AutoCloseable {

    private static final Pattern HALL = Pattern.compile("href=\"(/fr/sessions/([^\"/]+)/hall)");
    private static final Pattern LIVE = Pattern.compile("\"live\":\"([^\"]+)\"");
    private static final int MOST_LOOKS = 120;
    private static final int HIGH_KILOBITS = 1_500;
    private static final int LOW_KILOBITS = 350;

    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final RunningProdays program;
    private final Publisher publisher;
    private final URI main;

    private OnAir(RunningProdays program, Clip high, Clip low) throws Exception {
        this.program = program;
        var hall = HALL.matcher(text(URI.create(program.address() + "/fr")));
        if (!hall.find()) {
            throw new IllegalStateException("nothing is on air");
        }
        publisher = new Publisher(URI.create(program.address() + "/studio/" + hall.group(2)), cookie(), high, low);
        main = URI.create(program.address() + "/").resolve(live(URI.create(program.address() + hall.group(1))));
    }

    /** In the sizes and rates of our studio. */
    static OnAir start(Path data) throws Exception {
        return start(
                data,
                Clip.of(1280, 720, HIGH_KILOBITS),
                Clip.of(640, 360, LOW_KILOBITS).small());
    }

    /** Starts the program and goes on air with these pictures. */
    public static OnAir start(Path data, Clip high, Clip low) throws Exception {
        return start(data, Map.of(), high, low);
    }

    /** As {@link #start(Path, Clip, Clip)}, with more environment variables. */
    public static OnAir start(Path data, Map<String, String> environment, Clip high, Clip low) throws Exception {
        var all = new HashMap<>(environment);
        // ffmpeg 5.1 does not follow a change of sizes, which the demonstration would bring
        all.put("PRODAYS_STAGE_DEMONSTRATION", "false");
        var program = RunningProdays.start(data, all);
        try {
            return new OnAir(program, high, low);
        } catch (Exception e) {
            program.close();
            throw e;
        }
    }

    /** What a hall plays, once something has come. */
    private String live(URI hall) throws Exception {
        for (int looks = 0; looks < MOST_LOOKS; looks++) {
            var live = LIVE.matcher(text(hall));
            if (live.find()) {
                return live.group(1);
            }
            TimeUnit.MILLISECONDS.sleep(250);
        }
        throw new IllegalStateException("the hall has no broadcast");
    }

    RunningProdays program() {
        return program;
    }

    Publisher publisher() {
        return publisher;
    }

    /** The address of the multivariant playlist. */
    public URI main() {
        return main;
    }

    URI media(String name) {
        return main.resolve(name);
    }

    /** Names of the whole segments a playlist tells, without those of runs before the last. */
    List<String> segments(String playlist) throws IOException, InterruptedException {
        String text = text(media(playlist));
        String run = text.substring(Math.max(0, text.lastIndexOf("#EXT-X-DISCONTINUITY\n")));
        return run.lines().filter(line -> line.endsWith(".m4s")).toList();
    }

    /** Waits until a playlist tells so many whole segments of this run. */
    List<String> awaitSegments(String playlist, int count) throws IOException, InterruptedException {
        while (bytesIfThere(media(playlist)) == null || segments(playlist).size() < count) {
            TimeUnit.MILLISECONDS.sleep(500);
        }
        return segments(playlist);
    }

    String text(URI uri) throws IOException, InterruptedException {
        return new String(bytes(uri), StandardCharsets.UTF_8);
    }

    /** Null for any answer but 200. */
    byte @Nullable [] bytesIfThere(URI uri) throws IOException, InterruptedException {
        var answer = http.send(HttpRequest.newBuilder(uri).build(), HttpResponse.BodyHandlers.ofByteArray());
        return answer.statusCode() == 200 ? answer.body() : null;
    }

    byte[] bytes(URI uri) throws IOException, InterruptedException {
        byte[] bytes = bytesIfThere(uri);
        if (bytes == null) {
            throw new IllegalStateException(uri + " is not there");
        }
        return bytes;
    }

    /** Of the professional who takes part in what is on air. */
    private String cookie() throws IOException, InterruptedException {
        var request = HttpRequest.newBuilder(URI.create(program.link("PROFESSIONAL", 0)))
                .header("Origin", program.address())
                .POST(HttpRequest.BodyPublishers.noBody())
                .build();
        var answer = http.send(request, HttpResponse.BodyHandlers.discarding());
        return answer.headers().firstValue("Set-Cookie").orElseThrow().replaceAll(";.*", "");
    }

    @Override
    public void close() throws Exception {
        publisher.close();
        program.close();
    }
}
