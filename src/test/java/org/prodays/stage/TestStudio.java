package org.prodays.stage;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.restassured.RestAssured;
import java.io.ByteArrayInputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** A studio without a camera: it speaks the protocol over a real WebSocket and sends the packets of the built-in clip. */
public final class TestStudio implements WebSocket.Listener, AutoCloseable {

    private static final List<byte[]> CLIP = clip();
    private static final int PATIENCE = 20;

    private final BlockingQueue<String> heard = new LinkedBlockingQueue<>();
    private final StringBuilder text = new StringBuilder();
    private final WebSocket socket;

    public TestStudio(String cookie, String session, String origin) {
        socket = HttpClient.newHttpClient()
                .newWebSocketBuilder()
                .header("Cookie", "prodays=" + cookie)
                .header("Origin", origin)
                .buildAsync(
                        URI.create("ws://localhost:" + RestAssured.port + "/studio/" + session + "?language=en"), this)
                .join();
    }

    public static String ownOrigin() {
        return "http://localhost:" + RestAssured.port;
    }

    /** The clip's hello under other names. */
    public static ObjectNode hello(String studio, String run) {
        try {
            var hello = (ObjectNode) FromStudio.JSON.readTree(CLIP.getFirst());
            return hello.put("studio", studio.repeat(16)).put("run", run.repeat(16));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The clip's chunk with this packet number; each of its packets is one chunk. */
    static byte[] packet(int number) {
        return CLIP.get(number + 1).clone();
    }

    TestStudio says(String message) {
        socket.sendText(message, true).join();
        return this;
    }

    public TestStudio says(JsonNode message) {
        return says(message.toString());
    }

    TestStudio sends(byte[] chunk) {
        socket.sendBinary(ByteBuffer.wrap(chunk), true).join();
        return this;
    }

    /** Sends packets and awaits the acknowledgement of each. */
    public TestStudio sendsAll(int from, int until) {
        for (int number = from; number < until; number++) {
            sends(packet(number));
            assertEquals("{\"type\":\"ack\",\"number\":" + number + "}", next());
        }
        return this;
    }

    /** The next message of the stage; {@code closed CODE} at the end. */
    public String next() {
        try {
            String message = heard.poll(PATIENCE, TimeUnit.SECONDS);
            assertNotNull(message, "the stage said nothing");
            return message;
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    JsonNode nextJson() {
        try {
            return FromStudio.JSON.readTree(next());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public @Nullable CompletionStage<?> onText(WebSocket from, CharSequence data, boolean last) {
        text.append(data);
        if (last) {
            heard.add(text.toString());
            text.setLength(0);
        }
        from.request(1);
        return null;
    }

    @Override
    public @Nullable CompletionStage<?> onClose(WebSocket from, int code, String reason) {
        heard.add("closed " + code);
        return null;
    }

    /** Goes away without a word, as a page that is closed. */
    @Override
    public void close() {
        socket.abort();
    }

    private static List<byte[]> clip() {
        try (var stream = Clip.class.getResourceAsStream("/demo/clip.packets")) {
            var in = new DataInputStream(new ByteArrayInputStream(stream.readAllBytes()));
            var messages = new ArrayList<byte[]>();
            while (in.available() > 0) {
                messages.add(in.readNBytes(in.readInt()));
            }
            assertEquals('{', new String(messages.getFirst(), StandardCharsets.UTF_8).charAt(0));
            return messages;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
