package org.prodays.hall;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** One end of a hall's or a desk's socket: what it hears, in order. */
public final class HallEnd implements WebSocket.Listener {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final BlockingQueue<JsonNode> heard = new LinkedBlockingQueue<>();
    private final BlockingQueue<Integer> closed = new LinkedBlockingQueue<>();
    private final StringBuilder text = new StringBuilder();

    @SuppressWarnings("NullAway.Init")
    private WebSocket socket;

    /** Opens {@code path} of the site, from a page of the site. */
    public static HallEnd open(URI site, String path, @Nullable String cookie) {
        return open(site, path, cookie, "http://" + site.getAuthority());
    }

    public static HallEnd open(URI site, String path, @Nullable String cookie, String origin) {
        var end = new HallEnd();
        var builder = HttpClient.newHttpClient().newWebSocketBuilder().header("Origin", origin);
        if (cookie != null) {
            builder.header("Cookie", "prodays=" + cookie);
        }
        end.socket = builder.buildAsync(URI.create("ws://" + site.getAuthority() + path), end)
                .join();
        return end;
    }

    public static Predicate<JsonNode> type(String type) {
        return frame -> frame.get("type").asText().equals(type);
    }

    /** Sends a command; {@code fields} stand beside its key, as JSON, empty for none. */
    public void say(String type, String key, String fields) {
        say("{\"v\":2,\"type\":\"%s\",\"key\":\"%s\"%s}".formatted(type, key, fields.isEmpty() ? "" : "," + fields));
    }

    public void say(String frame) {
        socket.sendText(frame, true).join();
    }

    public void abort() {
        socket.abort();
    }

    public boolean isOpen() {
        return closed.isEmpty() && !socket.isInputClosed();
    }

    public int closeCode() throws InterruptedException {
        Integer code = closed.poll(15, TimeUnit.SECONDS);
        if (code == null) {
            throw new AssertionError("it was not closed");
        }
        return code;
    }

    /** The next frame other than how many are present. */
    public JsonNode next() {
        return await(frame -> !type("present").test(frame));
    }

    public JsonNode await(Predicate<JsonNode> wanted) {
        try {
            while (true) {
                JsonNode frame = heard.poll(15, TimeUnit.SECONDS);
                if (frame == null) {
                    throw new AssertionError("nothing of that kind was heard");
                }
                if (wanted.test(frame)) {
                    return frame;
                }
            }
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    @Override
    public @Nullable CompletionStage<?> onText(WebSocket from, CharSequence data, boolean last) {
        text.append(data);
        if (last) {
            try {
                heard.add(JSON.readTree(text.toString()));
            } catch (JsonProcessingException e) {
                throw new AssertionError(e);
            }
            text.setLength(0);
        }
        from.request(1);
        return null;
    }

    @Override
    public @Nullable CompletionStage<?> onClose(WebSocket from, int code, String reason) {
        closed.add(code);
        return null;
    }
}
