package org.prodays;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/**
 * One person's socket to the hall or the desk that writes down each command it sent and which of them were acknowledged, as
 * {@code docs/protocol/hall.md} has them. After a cut the same ledger goes on over a new socket.
 */
public final class Ledger implements WebSocket.Listener {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final String cookie;
    private final Runnable acknowledged;
    private final Map<String, String> sent = new LinkedHashMap<>();
    private final Map<String, JsonNode> done = new ConcurrentHashMap<>();
    private final StringBuilder frame = new StringBuilder();
    private final Object changed = new Object();
    private volatile CountDownLatch joined = new CountDownLatch(1);
    private final Map<String, JsonNode> questions = new ConcurrentHashMap<>();
    private final Map<String, JsonNode> views = new ConcurrentHashMap<>();
    private final Map<String, Map<String, JsonNode>> lines = new HashMap<>();
    private volatile String phase = "";
    private volatile @Nullable JsonNode refused;
    private @Nullable WebSocket socket;

    public Ledger(String cookie, Runnable acknowledged) {
        this.cookie = cookie;
        this.acknowledged = acknowledged;
    }

    /** Opens a socket at {@code path} and waits for the snapshot. */
    public Ledger open(HttpClient http, String address, String path) throws InterruptedException {
        joined = new CountDownLatch(1);
        frame.setLength(0); // a message that the kill cut in half
        socket = http.newWebSocketBuilder()
                .header("Origin", address)
                .header("Cookie", cookie)
                .buildAsync(URI.create(address.replaceFirst("http", "ws") + path + "?language=fr"), this)
                .join();
        if (!joined.await(20, TimeUnit.SECONDS)) {
            throw new IllegalStateException("no snapshot");
        }
        return this;
    }

    /** The questions as the program has told them, by id. */
    public Map<String, JsonNode> questions() {
        return questions;
    }

    /** What the part shows as the program has told it last; empty when it shows nothing. */
    public JsonNode view(String part) {
        return views.getOrDefault(part, MissingNode.getInstance());
    }

    /** The lines of the part as the program has told them, in order. */
    public List<JsonNode> lines(String part) {
        synchronized (changed) {
            return lines.getOrDefault(part, new LinkedHashMap<>()).values().stream()
                    .toList();
        }
    }

    /** Waits until the program has told these numbers of votes, by question, and no other question. */
    public void awaitVotes(Map<String, Integer> votes) throws InterruptedException {
        await(() -> votes.equals(toldVotes()));
    }

    /** Waits until the hall is {@code planned}, {@code open} or {@code ended}. */
    public void awaitPhase(String wanted) throws InterruptedException {
        await(() -> phase.equals(wanted));
    }

    private Map<String, Integer> toldVotes() {
        var told = new HashMap<String, Integer>();
        questions.forEach((id, question) -> told.put(id, question.get("votes").asInt()));
        return told;
    }

    public void say(String type, String key, String field, String value) {
        sendNew(key, "{\"v\":2,\"type\":\"%s\",\"key\":\"%s\",\"%s\":\"%s\"}".formatted(type, key, field, value));
    }

    /** As above; {@code fields} stand beside its key, as JSON. */
    public void sayAll(String type, String key, String fields) {
        sendNew(key, "{\"v\":2,\"type\":\"%s\",\"key\":\"%s\",%s}".formatted(type, key, fields));
    }

    /** A command without fields of its own. */
    public void say(String type, String key) {
        sendNew(key, "{\"v\":2,\"type\":\"%s\",\"key\":\"%s\"}".formatted(type, key));
    }

    /** A command whose further fields are given as JSON, without the braces. */
    public void sayFields(String type, String key, String fields) {
        sendNew(key, "{\"v\":2,\"type\":\"%s\",\"key\":\"%s\",%s}".formatted(type, key, fields));
    }

    private void sendNew(String key, String command) {
        sent.put(key, command);
        send(command);
    }

    /** Sends again, with their keys, all commands that were not answered. */
    public void sayUnansweredAgain() {
        sent.forEach((key, command) -> {
            if (!done.containsKey(key)) {
                send(command);
            }
        });
    }

    private void send(String command) {
        WebSocket open = socket;
        if (open != null) {
            open.sendText(command, true).exceptionally(cut -> open).join();
        }
    }

    public boolean isAcknowledged(String key) {
        return done.containsKey(key);
    }

    public Collection<String> sentKeys() {
        return sent.keySet();
    }

    /** The id of the question that a command made or counted for. */
    public String question(String key) {
        return done.get(key).get("id").asText();
    }

    public void awaitAll() throws InterruptedException {
        await(() -> done.keySet().containsAll(sent.keySet()));
    }

    private void await(BooleanSupplier holds) throws InterruptedException {
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(30);
        synchronized (changed) {
            while (!holds.getAsBoolean()) {
                if (refused != null || System.nanoTime() > deadline) {
                    throw new IllegalStateException("answered %d of %d; refused: %s; told: %s"
                            .formatted(done.size(), sent.size(), refused, toldVotes()));
                }
                changed.wait(1_000);
            }
        }
    }

    private void put(JsonNode question) {
        questions.put(question.get("id").asText(), question);
    }

    @Override
    public @Nullable CompletionStage<?> onText(WebSocket from, CharSequence data, boolean last) {
        frame.append(data);
        if (last) {
            heard(frame.toString());
            frame.setLength(0);
        }
        from.request(1);
        return null;
    }

    private void hearParts(JsonNode told) {
        told.path("parts").properties().forEach(part -> views.put(part.getKey(), part.getValue()));
        synchronized (changed) {
            told.path("lines").properties().forEach(part -> {
                var known = lines.computeIfAbsent(part.getKey(), name -> new LinkedHashMap<>());
                // all of them in a snapshot, in a delta what was said since
                JsonNode said = part.getValue().isArray()
                        ? part.getValue()
                        : part.getValue().path("said");
                said.forEach(line -> known.put(line.get("id").asText(), line.get("content")));
            });
        }
    }

    private void forgetParts() {
        views.clear();
        synchronized (changed) {
            lines.clear();
        }
    }

    private void heard(String text) {
        try {
            JsonNode told = JSON.readTree(text);
            phase = told.path("hall").path("phase").asText(phase);
            switch (told.get("type").asText()) {
                case "snapshot" -> {
                    questions.clear();
                    told.get("questions").forEach(this::put);
                    forgetParts();
                    hearParts(told);
                    joined.countDown();
                }
                case "delta" -> {
                    told.get("questions").forEach(this::put);
                    told.get("gone").forEach(id -> questions.remove(id.asText()));
                    hearParts(told);
                }
                case "done" -> {
                    if (done.put(told.get("key").asText(), told) == null) {
                        acknowledged.run();
                    }
                }
                case "refused" -> refused = told;
                default -> {}
            }
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(text, e);
        }
        synchronized (changed) {
            changed.notifyAll();
        }
    }
}
