package org.prodays.hall;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.prodays.hall.RawSocket.CONTINUATION;
import static org.prodays.hall.RawSocket.DEFLATED;
import static org.prodays.hall.RawSocket.FIN;
import static org.prodays.hall.RawSocket.PING;
import static org.prodays.hall.RawSocket.TEXT;

import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.SocketException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.stream.Stream;
import java.util.zip.DataFormatException;
import java.util.zip.Deflater;
import java.util.zip.Inflater;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.prodays.WithPostgres;
import org.prodays.people.Role;
import org.prodays.programme.DemoEdition;

/** What no browser sends, on the wire; each is answered with the close code that says what was wrong (RFC 6455, section 7.4.1). */
@QuarkusTest
@WithPostgres
class HostileFramesTest {

    private static final String HALL = "/hall/" + DemoEdition.ON_AIR + "?language=en";
    private static final String OFFER = "Sec-WebSocket-Extensions: permessage-deflate; client_max_window_bits";
    private static final byte[] A = {'a'};

    @Inject
    HallHouse house;

    @TestHTTPResource("/")
    @SuppressWarnings("NullAway.Init")
    URI site;

    private interface Attack {
        void on(RawSocket socket) throws IOException;
    }

    private record Case(String name, int code, Attack attack) {}

    @TestFactory
    Stream<DynamicTest> each_is_closed_with_its_code() {
        byte[] vote = ("{\"v\":2,\"type\":\"vote\",\"key\":\"key-00001\",\"question\":\"" + house.key() + "\"}")
                .getBytes(StandardCharsets.UTF_8);
        return Stream.of(
                        new Case("a frame that is not masked", 1002, raw -> raw.sendUnmasked(FIN | TEXT, vote)),
                        new Case("the second reserved bit", 1002, raw -> raw.send(FIN | 0x20 | TEXT, vote)),
                        new Case("the third reserved bit", 1002, raw -> raw.send(FIN | 0x10 | TEXT, vote)),
                        new Case("deflated though it was not agreed", 1002, raw -> raw.send(FIN | DEFLATED | TEXT, A)),
                        new Case("an opcode that is none", 1002, raw -> raw.send(FIN | 3, A)),
                        new Case("a continuation of nothing", 1002, raw -> raw.send(FIN | CONTINUATION, A)),
                        new Case("a message within a message", 1002, raw -> {
                            raw.send(TEXT, A);
                            raw.send(FIN | TEXT, A);
                        }),
                        new Case("a ping in pieces", 1002, raw -> raw.send(PING, A)),
                        new Case("a ping that is too long", 1002, raw -> raw.send(FIN | PING, new byte[126])),
                        new Case("not text", 1003, raw -> raw.send(FIN | RawSocket.BINARY, vote)),
                        new Case("not UTF-8", 1007, raw -> raw.send(FIN | TEXT, new byte[] {(byte) 0xC3, 0x28})),
                        new Case(
                                "half a character at the end",
                                1007,
                                raw -> raw.send(FIN | TEXT, new byte[] {'a', (byte) 0xE2, (byte) 0x82})),
                        new Case("too large a frame", 1009, raw -> raw.send(FIN | TEXT, new byte[50_000])),
                        new Case(
                                "a frame that says it is endless",
                                1009,
                                raw -> raw.sendRaw(
                                        new byte[] {(byte) (FIN | TEXT), (byte) 0xFF, 0x7F, -1, -1, -1, -1, -1, -1, -1
                                        })),
                        new Case("too large a message in pieces", 1009, raw -> {
                            raw.send(TEXT, spaces(40_000));
                            raw.send(CONTINUATION, spaces(40_000));
                        }),
                        new Case("one byte in each piece", 1008, raw -> {
                            raw.send(TEXT, A);
                            many(raw, 300, CONTINUATION, A);
                        }),
                        new Case("pieces of nothing", 1008, raw -> {
                            raw.send(TEXT, A);
                            many(raw, 300, CONTINUATION, new byte[0]);
                        }),
                        new Case("a flood of pings", 1008, raw -> many(raw, 400, FIN | PING, A)),
                        new Case("what is no command", 1008, raw -> raw.sendText("{")),
                        new Case("a field twice", 1008, raw -> raw.sendText("{\"v\":2,\"v\":2}")),
                        new Case("deep", 1008, raw -> raw.sendText("[".repeat(16_000))),
                        new Case("a huge number", 1008, raw -> raw.sendText("{\"v\":" + "9".repeat(16_000) + "}")),
                        new Case("a huge exponent", 1008, raw -> raw.sendText("{\"v\":2e999999999}")))
                .map(each -> DynamicTest.dynamicTest(each.name(), () -> check(each)));
    }

    private void check(Case each) throws IOException {
        try (var raw = RawSocket.open(site, HALL, "Cookie: prodays=" + cookie())) {
            assertEquals(101, raw.status());
            try {
                each.attack().on(raw);
            } catch (SocketException cut) {
                // it was closed while it was still being said
            }
            assertEquals(each.code(), raw.closeCode());
        }
    }

    @Test
    void deflated_messages_are_agreed_on_without_context_and_a_bomb_is_not_inflated() throws Exception {
        try (var raw = RawSocket.open(site, HALL, OFFER, "Cookie: prodays=" + cookie())) {
            assertEquals(
                    "permessage-deflate;server_no_context_takeover;client_no_context_takeover",
                    raw.header("Sec-WebSocket-Extensions").replace(" ", ""));
            String told = text(raw.next());
            assertTrue(told.startsWith("{\"type\":\"snapshot\""), told);
            raw.send(FIN | DEFLATED | TEXT, deflated("{\"v\":2}".getBytes(StandardCharsets.UTF_8)));
            assertEquals(1008, raw.closeCode());
        }
        byte[] bomb = deflated(new byte[30_000_000]);
        assertTrue(bomb.length < 49_152);
        try (var raw = RawSocket.open(site, HALL, OFFER)) {
            raw.send(FIN | DEFLATED | TEXT, bomb);
            assertEquals(1009, raw.closeCode());
        }
        try (var raw = RawSocket.open(site, HALL, OFFER)) {
            raw.send(FIN | DEFLATED | TEXT, new byte[] {(byte) 0xFF, 1, 2, 3});
            assertEquals(1007, raw.closeCode());
        }
        try (var raw = RawSocket.open(site, HALL, OFFER)) {
            raw.send(TEXT, A);
            raw.send(FIN | DEFLATED | CONTINUATION, A);
            assertEquals(1002, raw.closeCode());
        }
    }

    @Test
    void an_offer_we_cannot_keep_is_left_and_another_taken() throws Exception {
        String window = "Sec-WebSocket-Extensions: permessage-deflate; server_max_window_bits=9";
        try (var raw = RawSocket.open(site, HALL, window)) {
            assertEquals("", raw.header("Sec-WebSocket-Extensions"));
            assertTrue(raw.next().text().startsWith("{\"type\":\"snapshot\""));
        }
        try (var raw = RawSocket.open(site, HALL, window + ", permessage-deflate")) {
            assertTrue(raw.header("Sec-WebSocket-Extensions").startsWith("permessage-deflate"));
        }
    }

    @Test
    void a_stranger_reads_and_a_page_of_another_site_does_not() throws Exception {
        try (var raw = RawSocket.open(site, HALL, "Origin: https://elsewhere.example")) {
            assertEquals(403, raw.status());
        }
        try (var raw = RawSocket.open(site, HALL)) {
            assertTrue(raw.next().text().startsWith("{\"type\":\"snapshot\""));
            raw.sendText("{\"v\":2,\"type\":\"ask\",\"key\":\"key-00001\",\"text\":\"Puis-je ?\"}");
            String refused = said(raw, "refused");
            assertTrue(refused.contains("ground_refusal_sign_in"), refused);
            raw.send(FIN | PING, A);
            assertEquals(RawSocket.PONG, until(raw, RawSocket.PONG).opcode());
        }
    }

    /** Else there would be no end of addresses whose places are counted. */
    @Test
    void an_address_is_written_in_one_way_only() throws IOException {
        for (String path : new String[] {"/%68all/", "/./hall/", "//hall/"}) {
            try (var raw = RawSocket.open(site, HALL.replaceFirst("/hall/", path))) {
                assertEquals(404, raw.status(), path);
            }
        }
    }

    @Test
    void a_message_in_a_few_pieces_with_a_ping_between_is_whole() throws Exception {
        try (var raw = RawSocket.open(site, HALL, "Cookie: prodays=" + cookie())) {
            byte[] ask = ("{\"v\":2,\"type\":\"ask\",\"key\":\"" + house.key() + "\",\"text\":\"كم تدوم؟ é\"}")
                    .getBytes(StandardCharsets.UTF_8);
            // cut within a character
            int cut = ask.length - 3;
            house.open(DemoEdition.ON_AIR);
            raw.send(TEXT, Arrays.copyOf(ask, cut));
            raw.send(FIN | PING, A);
            raw.send(CONTINUATION, new byte[0]);
            raw.send(FIN | CONTINUATION, Arrays.copyOfRange(ask, cut, ask.length));
            assertTrue(said(raw, "done").contains("\"already\":false"));
        }
    }

    private String cookie() {
        return house.cookieOf(house.someone(Role.TRAINEE));
    }

    private static String said(RawSocket raw, String type) throws IOException {
        String text = raw.next().text();
        while (!text.startsWith("{\"type\":\"" + type + "\"")) {
            text = raw.next().text();
        }
        return text;
    }

    private static RawSocket.Came until(RawSocket raw, int opcode) throws IOException {
        var came = raw.next();
        while (came.opcode() != opcode) {
            came = raw.next();
        }
        return came;
    }

    private static void many(RawSocket raw, int times, int first, byte[] payload) throws IOException {
        var all = new ByteArrayOutputStream();
        for (int i = 0; i < times; i++) {
            all.writeBytes(RawSocket.frame(first, payload, true));
        }
        raw.sendRaw(all.toByteArray());
    }

    private static byte[] spaces(int length) {
        return " ".repeat(length).getBytes(StandardCharsets.US_ASCII);
    }

    private static String text(RawSocket.Came came) throws DataFormatException {
        assertEquals(FIN | DEFLATED | TEXT, came.first());
        var inflater = new Inflater(true);
        inflater.setInput(Arrays.copyOf(came.payload(), came.payload().length + 1));
        byte[] text = new byte[1 << 20];
        int length = inflater.inflate(text);
        inflater.end();
        return new String(text, 0, length, StandardCharsets.UTF_8);
    }

    private static byte[] deflated(byte[] message) {
        var deflater = new Deflater(9, true);
        deflater.setInput(message);
        byte[] made = new byte[message.length / 100 + 1_000];
        int length = deflater.deflate(made, 0, made.length, Deflater.SYNC_FLUSH);
        deflater.end();
        return Arrays.copyOf(made, length - 4);
    }
}
