package org.prodays.media;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.netty.buffer.PooledByteBufAllocator;
import io.netty.buffer.UnpooledByteBufAllocator;
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
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.prodays.bench.HeldCrowd;

/** Readers who want to harm: what they get, what they cost, and that those of another hall do not notice. */
class HostileReadersTest {
    private static final int MOST_HELD = 200;
    private static final String FIRST = "/media/b1/video-0-0.m4s";
    private static final String NEXT_PART = "/media/b1/video.m3u8?_HLS_msn=2&_HLS_part=";

    @TempDir
    Path folder;

    private final Clip clip = Clip.of(320, 180, 2_000);
    private final Vertx vertx = Vertx.vertx();
    private final HttpClient client =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private Studio studio;
    private Run run;
    private MediaRoutes routes;
    private HttpServer server;

    @BeforeEach
    void serve() throws Exception {
        studio = new Studio(folder);
        run = studio.run(clip.tracks(), clip.until(9));
        routes =
                new MediaRoutes(new Delivery(studio.origin), new MediaRoutes.Limits(MOST_HELD, 60_000, 1_000, 1 << 20));
        var router = Router.router(vertx);
        router.route().handler(routes::handle);
        // the kernel keeps less than what is slowly taken
        server = vertx.createHttpServer(new HttpServerOptions().setSendBufferSize(32 * 1024))
                .requestHandler(router)
                .listen(0, "127.0.0.1")
                .toCompletionStage()
                .toCompletableFuture()
                .get();
    }

    @AfterEach
    void stop() throws Exception {
        vertx.close().toCompletionStage().toCompletableFuture().get();
        client.close();
    }

    @Test
    void fifty_thousand_reloads_of_the_far_future_are_refused_at_once() throws Exception {
        try (var crowd = new HeldCrowd(500, url(""))) {
            for (int i = 0; i < 100; i++) {
                crowd.ask("/media/b1/video.m3u8?_HLS_msn=" + (1000 + i));
                crowd.awaitAnswers(Duration.ofSeconds(60));
            }
            assertEquals(Map.of(400, 50_000L), crowd.answers());
        }
        assertEquals(0, routes.waiting());
    }

    @Test
    void too_many_held_requests_are_refused_with_a_time_to_come_back_and_honest_ones_are_answered() throws Exception {
        int next = parts();
        try (var crowd = new HeldCrowd(MOST_HELD + 100, url(""))) {
            crowd.ask(NEXT_PART + next);
            while (crowd.waiting() > MOST_HELD) {
                crowd.awaitAnswers(Duration.ofMillis(50));
            }
            assertEquals(Map.of(503, 100L), crowd.answers());
            var refused = get(NEXT_PART + next);
            assertEquals(503, refused.statusCode());
            assertEquals("1", refused.headers().firstValue("Retry-After").orElseThrow());
            assertEquals(200, get("/media/b1/video.m3u8").statusCode());
            Studio.feed(run, between(9, 10));
            crowd.awaitAnswers(Duration.ofSeconds(60));
            assertEquals(Map.of(200, (long) MOST_HELD, 503, 100L), crowd.answers());
        }
        assertEquals(0, routes.waiting());
    }

    @Test
    void who_leaves_while_held_is_forgotten() throws Exception {
        var crowd = new HeldCrowd(MOST_HELD, url(""));
        crowd.ask(NEXT_PART + parts());
        await(() -> routes.waiting() == MOST_HELD);
        crowd.close();
        await(() -> routes.waiting() == 0);
    }

    @Test
    void slow_readers_share_what_they_are_sent_and_are_cut() throws Exception {
        byte[] request = "GET /media/b1/video-0-0.m4s HTTP/1.1\r\nHost: a\r\n\r\n".getBytes(StandardCharsets.US_ASCII);
        long before = used();
        long direct = UnpooledByteBufAllocator.DEFAULT.metric().usedDirectMemory();
        var readers = new ArrayList<Socket>();
        for (int i = 0; i < 100; i++) {
            readers.add(connect());
            readers.getLast().getOutputStream().write(request);
            readers.getLast().getInputStream().read();
        }
        long more = used() - before;
        // a hundred copies would take 100 MB
        assertTrue(more < 20_000_000, more + " bytes for slow readers");
        // nobody reads on: what they hold comes back only as they are cut
        await(() -> UnpooledByteBufAllocator.DEFAULT.metric().usedDirectMemory() <= direct);
        for (Socket reader : readers) {
            reader.close();
        }
    }

    @Test
    void who_takes_nothing_of_a_file_is_cut_too() throws Exception {
        run.close();
        studio.broadcast.end();
        long whole = get(FIRST).body().length;
        try (var socket = connect()) {
            socket.getOutputStream()
                    .write(("GET " + FIRST + " HTTP/1.1\r\nHost: a\r\n\r\n").getBytes(StandardCharsets.US_ASCII));
            TimeUnit.SECONDS.sleep(4);
            long taken = takes(socket);
            assertTrue(taken < whole, taken + " of " + whole);
        }
        assertEquals(whole, get(FIRST).body().length);
    }

    @Test
    void who_asks_on_without_reading_is_cut() throws Exception {
        String request = "GET /media/b1/video-0-0.m4s HTTP/1.1\r\nHost: a\r\n\r\n";
        byte[] all = request.repeat(500).getBytes(StandardCharsets.US_ASCII);
        try (var socket = connect()) {
            socket.getOutputStream().write(all);
            TimeUnit.MILLISECONDS.sleep(500);
            long taken = takes(socket);
            assertTrue(taken < 100_000_000, "it was answered on and on: " + taken);
        }
    }

    @Test
    void another_halls_readers_do_not_notice() throws Exception {
        var other = studio.origin.open("b2");
        var quiet = delays(other, 8);
        var over = new AtomicBoolean();
        var attack = Thread.ofPlatform().start(() -> attack(over));
        var attacked = delays(other, 8);
        over.set(true);
        attack.join();
        System.out.printf(
                "parts of another hall came after %.1f ms, under attack after %.1f ms (medians)%n",
                quiet[quiet.length / 2], attacked[attacked.length / 2]);
        // no reader falls behind by a part
        assertTrue(attacked[attacked.length / 2] < Time.PART_TARGET / 1000.0, Arrays.toString(attacked));
    }

    /** Reloads of the far future and held ones of all kinds, as fast as they are answered; readers who take nothing, and who never finish asking. */
    private void attack(AtomicBoolean over) {
        var slow = new ArrayList<Socket>();
        try (var crowd = new HeldCrowd(150, url(""));
                var held = new HeldCrowd(MOST_HELD + 50, url(""))) {
            held.ask(NEXT_PART + parts());
            for (int i = 0; i < 50; i++) {
                slow.add(connect());
                slow.getLast()
                        .getOutputStream()
                        .write(("GET " + FIRST + " HTTP/1.1\r\nHost: a\r\n" + (i % 2 == 0 ? "\r\n" : "X: "))
                                .getBytes(StandardCharsets.US_ASCII));
            }
            while (!over.get()) {
                crowd.ask("/media/b1/video.m3u8?_HLS_msn=99999");
                crowd.awaitAnswers(Duration.ofSeconds(10));
            }
            for (Socket socket : slow) {
                socket.close();
            }
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    /** Milliseconds from each new part to its playlist at a reader who waits for it, in order of size. */
    private double[] delays(Broadcast broadcast, int count) throws Exception {
        var own = broadcast.begin(List.of(clip.audio()));
        var sounds = clip.sounds().iterator();
        double[] delays = new double[count];
        while (!broadcast
                        .live()
                        .rendition(RenditionName.SOUND)
                        .orElseThrow()
                        .state()
                        .begun()
                || broadcast.live().of(RenditionName.SOUND).state().parts().isEmpty()) {
            Studio.feed(own, List.of(sounds.next()));
        }
        for (int i = 0; i < count; i++) {
            var state = broadcast.live().of(RenditionName.SOUND).state();
            int held = routes.waiting();
            var waiting = client.sendAsync(
                    HttpRequest.newBuilder(url("/media/b2/audio.m3u8?_HLS_msn=" + state.nextSequence() + "&_HLS_part="
                                    + state.parts().size()))
                            .build(),
                    BodyHandlers.ofByteArray());
            TimeUnit.MILLISECONDS.sleep(50);
            assertTrue(!waiting.isDone() || waiting.get().statusCode() == 200, "refused with " + held + " held");
            long made = 0;
            while (!broadcast
                    .live()
                    .of(RenditionName.SOUND)
                    .state()
                    .has(state.nextSequence(), state.parts().size())) {
                made = System.nanoTime();
                Studio.feed(own, List.of(sounds.next()));
            }
            assertEquals(200, waiting.get(20, TimeUnit.SECONDS).statusCode());
            delays[i] = (System.nanoTime() - made) / 1e6;
        }
        own.close();
        Arrays.sort(delays);
        return delays;
    }

    /** A reader with hardly any room for what it is sent. */
    private Socket connect() throws IOException {
        var socket = new Socket();
        socket.setReceiveBufferSize(4096);
        socket.setSoTimeout(20_000);
        socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), server.actualPort()));
        return socket;
    }

    /** How much comes until the connection ends. */
    private static long takes(Socket socket) {
        long taken = 0;
        byte[] buffer = new byte[1024];
        try {
            while (true) {
                int read = socket.getInputStream().read(buffer);
                if (read < 0) {
                    return taken;
                }
                taken += read;
            }
        } catch (IOException reset) {
            return taken;
        }
    }

    /** Bytes of living objects and of Netty's memory outside the heap. */
    private static long used() throws InterruptedException {
        System.gc();
        TimeUnit.MILLISECONDS.sleep(100);
        System.gc();
        var runtime = Runtime.getRuntime();
        return runtime.totalMemory()
                - runtime.freeMemory()
                + PooledByteBufAllocator.DEFAULT.metric().usedDirectMemory()
                + UnpooledByteBufAllocator.DEFAULT.metric().usedDirectMemory();
    }

    private interface Truth {
        boolean now();
    }

    private static void await(Truth truth) throws InterruptedException {
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(60);
        while (!truth.now()) {
            assertTrue(System.nanoTime() < deadline, "not within a minute");
            TimeUnit.MILLISECONDS.sleep(20);
        }
    }

    private int parts() {
        return studio.broadcast.live().of(RenditionName.HIGH).state().parts().size();
    }

    private List<Packet> between(double from, double until) {
        return clip.until(until).stream()
                .filter(packet -> packet.timestampMicros() >= from * 1e6)
                .toList();
    }

    private HttpResponse<byte[]> get(String path) throws Exception {
        return client.send(HttpRequest.newBuilder(url(path)).build(), BodyHandlers.ofByteArray());
    }

    private URI url(String path) {
        return URI.create("http://127.0.0.1:" + server.actualPort() + path);
    }
}
