package org.prodays.media;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.vertx.core.http.HttpServerOptions;
import java.io.IOException;
import java.net.Socket;
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
import org.prodays.formats.Clip;
import org.prodays.formats.Packet;
import org.prodays.formats.RenditionName;
import org.prodays.formats.Time;

/** Readers who want to harm: what they get, what they cost, and that those of another hall do not notice. */
class HostileReadersTest {
    private static final int MOST_HELD = 200;
    private static final String FIRST = "/media/b1/video-0-0.m4s";
    private static final String NEXT_PART = "/media/b1/video.m3u8?_HLS_msn=2&_HLS_part=";

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
                new MediaRoutes.Limits(MOST_HELD, 60_000, 1_000, 1 << 20),
                new HttpServerOptions().setSendBufferSize(32 * 1024));
    }

    @AfterEach
    void stop() throws Exception {
        house.close();
    }

    @Test
    void fifty_thousand_reloads_of_the_far_future_are_refused_at_once() throws Exception {
        try (var crowd = new HeldCrowd(500, house.url(""))) {
            for (int i = 0; i < 100; i++) {
                crowd.ask("/media/b1/video.m3u8?_HLS_msn=" + (1000 + i));
                crowd.awaitAnswers(Duration.ofSeconds(60));
            }
            assertEquals(Map.of(400, 50_000L), crowd.answers());
        }
        assertEquals(0, house.routes.waiting());
    }

    @Test
    void too_many_held_requests_are_refused_with_a_time_to_come_back_and_honest_ones_are_answered() throws Exception {
        int next = parts();
        try (var crowd = new HeldCrowd(MOST_HELD + 100, house.url(""))) {
            crowd.ask(NEXT_PART + next);
            while (crowd.waiting() > MOST_HELD) {
                crowd.awaitAnswers(Duration.ofMillis(50));
            }
            assertEquals(Map.of(503, 100L), crowd.answers());
            var refused = house.get(NEXT_PART + next);
            assertEquals(503, refused.statusCode());
            assertEquals("1", refused.headers().firstValue("Retry-After").orElseThrow());
            assertEquals(200, house.get("/media/b1/video.m3u8").statusCode());
            Studio.feed(run, between(9, 10));
            crowd.awaitAnswers(Duration.ofSeconds(60));
            assertEquals(Map.of(200, (long) MOST_HELD, 503, 100L), crowd.answers());
        }
        assertEquals(0, house.routes.waiting());
    }

    @Test
    void who_leaves_while_held_is_forgotten() throws Exception {
        var crowd = new HeldCrowd(MOST_HELD, house.url(""));
        crowd.ask(NEXT_PART + parts());
        MediaHouse.await(() -> house.routes.waiting() == MOST_HELD);
        crowd.close();
        MediaHouse.await(() -> house.routes.waiting() == 0);
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
        try (var crowd = new HeldCrowd(150, house.url(""));
                var held = new HeldCrowd(MOST_HELD + 50, house.url(""))) {
            held.ask(NEXT_PART + parts());
            for (int i = 0; i < 50; i++) {
                slow.add(house.slowReader());
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
            int held = house.routes.waiting();
            var waiting = house.later("/media/b2/audio.m3u8?_HLS_msn=" + state.nextSequence() + "&_HLS_part="
                    + state.parts().size());
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

    private int parts() {
        return studio.broadcast.live().of(RenditionName.HIGH).state().parts().size();
    }

    private List<Packet> between(double from, double until) {
        return clip.until(until).stream()
                .filter(packet -> packet.timestampMicros() >= from * 1e6)
                .toList();
    }
}
