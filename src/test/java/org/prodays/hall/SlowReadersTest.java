package org.prodays.hall;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.prodays.hall.HallEnd.type;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.IOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.prodays.WithPostgres;
import org.prodays.programme.Session;

/** Readers who do not read, or hardly, beside others who do. */
@QuarkusTest
@WithPostgres
class SlowReadersTest {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int LINES = 2_500;
    /** With all lines more than the kernel takes for a socket nobody reads. */
    private static final String LONG = "x".repeat(4_000);

    private static final int STOPPED = 20;
    private static final int PROBES = 25;

    @Inject
    HallHouse house;

    @Inject
    HallParts door;

    @TestHTTPResource("/")
    @SuppressWarnings("NullAway.Init")
    URI site;

    @Test
    void who_stops_reading_is_passed_by_and_then_told_how_things_stand_and_nobody_else_notices() throws Exception {
        Session session = house.open("webinar-10-predictive-maintenance");
        String path = "/hall/" + session.key() + "?language=fr";
        long alone = medianDelay(session, "alone");
        var well = new ArrayList<HallEnd>();
        for (int i = 0; i < 4; i++) {
            well.add(HallEnd.open(site, path, null));
        }
        try (var stopped = RawSocket.open(site, path);
                var slow = RawSocket.open(site, path)) {
            var trickle = Thread.ofVirtual().start(() -> trickle(slow));
            var more = new ArrayList<RawSocket>();
            for (int i = 1; i < STOPPED; i++) {
                more.add(RawSocket.open(site, path));
            }
            for (int i = 0; i < LINES; i++) {
                tell(session, "slow-" + i, LONG);
                if (i % 50 == 0) {
                    TimeUnit.MILLISECONDS.sleep(20);
                }
            }
            long beside = medianDelay(session, "beside");
            System.out.printf(
                    "a line reaches a reader in %.0f ms alone, in %.0f ms beside %d who do not read%n",
                    alone / 1e6, beside / 1e6, STOPPED);
            assertTrue(beside < 4 * alone, "others are told later: %d ns, %d ns alone".formatted(beside, alone));
            for (RawSocket one : more) {
                one.close();
            }
            // what had been on its way comes, then a snapshot instead of all the rest
            int told = 0;
            JsonNode frame = frame(stopped);
            String first = frame.get("type").asText();
            assertEquals("snapshot", first);
            do {
                frame = frame(stopped);
                told += said(frame);
            } while (!frame.get("type").asText().equals("snapshot"));
            assertTrue(told < LINES, told + " lines were kept for one who did not read");
            var last = ids(frame.at("/lines/" + TestPart.NAME));
            while (!last.contains("beside-" + (PROBES - 1))) {
                last = ids(frame(stopped).at("/lines/" + TestPart.NAME + "/said"));
            }
            for (HallEnd reader : well) {
                assertEquals(LINES, linesToldTo(reader));
                assertTrue(reader.isOpen());
            }
            trickle.interrupt();
        }
        List.copyOf(well).forEach(HallEnd::abort);
    }

    /** The median of how long it takes from telling a line until one who reads has it, in nanoseconds. */
    private long medianDelay(Session session, String name) throws IOException {
        try (var reader = RawSocket.open(site, "/hall/" + session.key())) {
            assertEquals("snapshot", frame(reader).get("type").asText());
            long[] delays = new long[PROBES];
            for (int i = 0; i < PROBES; i++) {
                long begun = System.nanoTime();
                tell(session, name + "-" + i, "Et alors ?");
                while (!ids(frame(reader).at("/lines/" + TestPart.NAME + "/said"))
                        .contains(name + "-" + i)) {}
                delays[i] = System.nanoTime() - begun;
            }
            Arrays.sort(delays);
            return delays[PROBES / 2];
        }
    }

    private void tell(Session session, String id, String words) {
        door.tell(session.id(), Set.of(Side.VIEWERS), TestPart.NAME, new HallLine(id, words));
    }

    private static int linesToldTo(HallEnd reader) {
        reader.await(type("snapshot"));
        int told = 0;
        while (told < LINES) {
            told += said(reader.await(type("delta")));
        }
        return told;
    }

    private static List<String> ids(JsonNode lines) {
        return lines.valueStream().map(line -> line.get("id").asText()).toList();
    }

    private static int said(JsonNode frame) {
        var said = type("delta").test(frame) ? ids(frame.at("/lines/" + TestPart.NAME + "/said")) : List.<String>of();
        return (int) said.stream().filter(id -> id.startsWith("slow-")).count();
    }

    private static JsonNode frame(RawSocket socket) throws IOException {
        var came = socket.next();
        while (came.opcode() != RawSocket.TEXT) {
            came = socket.next();
        }
        return JSON.readTree(came.payload());
    }

    /** Reads a thousand bytes a second. */
    private static void trickle(RawSocket socket) {
        try {
            while (!Thread.currentThread().isInterrupted()) {
                socket.skip(1_000);
                TimeUnit.SECONDS.sleep(1);
            }
        } catch (IOException | InterruptedException over) {
            // it was sent away, or the test is over
        }
    }
}
