package org.prodays.hall;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.prodays.hall.RawSocket.CONTINUATION;
import static org.prodays.hall.RawSocket.DEFLATED;
import static org.prodays.hall.RawSocket.FIN;
import static org.prodays.hall.RawSocket.PING;
import static org.prodays.hall.RawSocket.TEXT;

import com.sun.management.OperatingSystemMXBean;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.net.SocketException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import java.util.zip.Deflater;
import org.junit.jupiter.api.Test;
import org.prodays.WithPostgres;
import org.prodays.people.Role;
import org.prodays.programme.DemoEdition;

/** What those who send what no browser sends cost the program, beside those who do as they may, in the same run. */
@QuarkusTest
@WithPostgres
class HostileCostTest {

    private static final String HALL = "/hall/" + DemoEdition.ON_AIR + "?language=en";
    private static final String OFFER = "Sec-WebSocket-Extensions: permessage-deflate";
    private static final byte[] A = {'a'};

    /** What one attacker sends, in bytes: without a bound on what is read of it, some 150,000 frames of one byte. */
    private static final int ATTACK = 1_000_000;

    private static final int ROUNDS = 6;

    /** As many as a person has credit for within a minute. */
    private static final int VOTES = 30;

    @Inject
    HallHouse house;

    @TestHTTPResource("/")
    @SuppressWarnings("NullAway.Init")
    URI site;

    @Test
    void an_attacker_costs_no_more_than_somebody_who_votes() throws Exception {
        UUID question = house.approved(house.open(DemoEdition.ON_AIR), "Combien ?");
        var attacks = new LinkedHashMap<String, byte[]>();
        attacks.put("pieces of one byte", begun(RawSocket.frame(CONTINUATION, A, true)));
        attacks.put("pings", repeated(RawSocket.frame(FIN | PING, A, true)));
        attacks.put("deflate bombs", repeated(RawSocket.frame(FIN | DEFLATED | TEXT, bomb(), true)));
        attacks.put("deep JSON", repeated(RawSocket.frame(FIN | TEXT, text("[".repeat(16_000)), true)));
        attacks.put("no frames", repeated(new byte[] {(byte) 0xFF}));
        vote(question);
        for (byte[] attack : attacks.values()) {
            attack(attack);
        }
        long honest = 0;
        Map<String, Long> hostile = new LinkedHashMap<>();
        for (int round = 0; round < ROUNDS; round++) {
            honest += cost(() -> vote(question));
            for (var attack : attacks.entrySet()) {
                hostile.merge(attack.getKey(), cost(() -> attack(attack.getValue())), Long::sum);
            }
        }
        for (var each : hostile.entrySet()) {
            double ratio = (double) each.getValue() / honest;
            System.out.printf("%s: %.2f of the processor time of an honest one%n", each.getKey(), ratio);
            assertTrue(ratio < 1, "%s: %.2f".formatted(each.getKey(), ratio));
        }
    }

    private interface Visit {
        void make() throws Exception;
    }

    private static long cost(Visit visit) throws Exception {
        long before = processorTime();
        visit.make();
        return processorTime() - before;
    }

    /** Of all threads but the test's own since they began, in nanoseconds. */
    private static long processorTime() {
        var system = (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
        return system.getProcessCpuTime() - ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
    }

    /** Somebody comes, and wants to know and does not, as often as she may; each is answered. */
    private void vote(UUID question) throws IOException {
        String cookie = house.cookieOf(house.someone(Role.TRAINEE));
        try (var raw = RawSocket.open(site, HALL, "Cookie: prodays=" + cookie)) {
            for (int i = 0; i < VOTES; i++) {
                raw.sendText("{\"v\":2,\"type\":\"%s\",\"key\":\"%s\",\"question\":\"%s\"}"
                        .formatted(i % 2 == 0 ? "vote" : "unvote", house.key(), question));
                while (!raw.next().text().startsWith("{\"type\":\"done\"")) {}
            }
        }
    }

    private void attack(byte[] attack) throws IOException {
        try (var raw = RawSocket.open(site, HALL, OFFER)) {
            assertEquals(101, raw.status());
            try {
                raw.sendRaw(attack);
            } catch (SocketException cut) {
                // it was closed while it was still being said
            }
            assertTrue(raw.closeCode() >= 1002, "it was closed");
        }
    }

    private static byte[] begun(byte[] piece) {
        var all = new ByteArrayOutputStream();
        all.writeBytes(RawSocket.frame(TEXT, A, true));
        all.writeBytes(repeated(piece));
        return all.toByteArray();
    }

    private static byte[] repeated(byte[] piece) {
        var all = new ByteArrayOutputStream();
        while (all.size() < ATTACK) {
            all.writeBytes(piece);
        }
        return all.toByteArray();
    }

    private static byte[] bomb() {
        var deflater = new Deflater(9, true);
        deflater.setInput(new byte[30_000_000]);
        byte[] made = new byte[49_000];
        int length = deflater.deflate(made, 0, made.length, Deflater.SYNC_FLUSH);
        deflater.end();
        return Arrays.copyOf(made, length);
    }

    private static byte[] text(String words) {
        return words.getBytes(StandardCharsets.UTF_8);
    }
}
