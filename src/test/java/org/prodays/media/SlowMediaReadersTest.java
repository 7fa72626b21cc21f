package org.prodays.media;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.netty.buffer.PooledByteBufAllocator;
import io.netty.buffer.UnpooledByteBufAllocator;
import io.vertx.core.http.HttpServerOptions;
import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.prodays.formats.Clip;

/** Readers who take what they are sent slowly or not at all: what they cost, and that they are cut. */
class SlowMediaReadersTest {
    private static final String FIRST = "/media/b1/video-0-0.m4s";

    @TempDir
    Path folder;

    private final Clip clip = Clip.of(320, 180, 2_000);
    private Studio studio;
    private Run run;
    private MediaHouse house;

    @BeforeEach
    void serve() throws Exception {
        studio = new Studio(folder);
        run = studio.run(clip.tracks(), clip.until(9));
        // the kernel keeps less than what is slowly taken
        house = new MediaHouse(
                studio.origin,
                new MediaRoutes.Limits(1, 60_000, 1_000, 1 << 20),
                new HttpServerOptions().setSendBufferSize(32 * 1024));
    }

    @AfterEach
    void stop() throws Exception {
        house.close();
    }

    @Test
    void slow_readers_share_what_they_are_sent_and_are_cut() throws Exception {
        byte[] request = "GET /media/b1/video-0-0.m4s HTTP/1.1\r\nHost: a\r\n\r\n".getBytes(StandardCharsets.US_ASCII);
        long before = used();
        long direct = UnpooledByteBufAllocator.DEFAULT.metric().usedDirectMemory();
        var readers = new ArrayList<Socket>();
        for (int i = 0; i < 100; i++) {
            readers.add(house.slowReader());
            readers.getLast().getOutputStream().write(request);
            readers.getLast().getInputStream().read();
        }
        long more = used() - before;
        // a hundred copies would take 100 MB
        assertTrue(more < 20_000_000, more + " bytes for slow readers");
        // nobody reads on: what they hold comes back only as they are cut
        MediaHouse.await(() -> UnpooledByteBufAllocator.DEFAULT.metric().usedDirectMemory() <= direct);
        for (Socket reader : readers) {
            reader.close();
        }
    }

    @Test
    void who_takes_nothing_of_a_file_is_cut_too() throws Exception {
        run.close();
        studio.broadcast.end();
        long whole = house.get(FIRST).body().length;
        try (var socket = house.slowReader()) {
            socket.getOutputStream()
                    .write(("GET " + FIRST + " HTTP/1.1\r\nHost: a\r\n\r\n").getBytes(StandardCharsets.US_ASCII));
            TimeUnit.SECONDS.sleep(4);
            long taken = takes(socket);
            assertTrue(taken < whole, taken + " of " + whole);
        }
        assertEquals(whole, house.get(FIRST).body().length);
    }

    @Test
    void who_asks_on_without_reading_is_cut() throws Exception {
        String request = "GET /media/b1/video-0-0.m4s HTTP/1.1\r\nHost: a\r\n\r\n";
        byte[] all = request.repeat(500).getBytes(StandardCharsets.US_ASCII);
        try (var socket = house.slowReader()) {
            socket.getOutputStream().write(all);
            TimeUnit.MILLISECONDS.sleep(500);
            long taken = takes(socket);
            assertTrue(taken < 100_000_000, "it was answered on and on: " + taken);
        }
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
}
