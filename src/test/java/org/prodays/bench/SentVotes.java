package org.prodays.bench;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.netty.buffer.ByteBuf;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicLong;

/**
 * The judge of the hall: a message is a vote, told when a frame first shows that many votes for its question. What a frame tells is found out once,
 * by its offset; then each reader's arrival counts for each of its messages.
 */
final class SentVotes implements Judge {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String BEFORE_EPOCH = "{\"type\":\"delta\",\"v\":2,\"epoch\":\"";
    private static final int EPOCH = 12;
    private static final int BEFORE_OFFSET = BEFORE_EPOCH.length() + EPOCH + "\",\"offset\":".length();
    private static final int SNAPSHOT_LONGER = "snapshot".length() - "delta".length();
    private static final int KEPT_FRAMES = 512;

    /** When the votes for a question were sent that have not been told yet, in order. */
    private final Map<String, ConcurrentLinkedQueue<Long>> untold = new ConcurrentHashMap<>();

    /** How many votes beside the asker's have been told, by question. */
    private final Map<String, Integer> known = new HashMap<>();

    /** By offset, the instants at which the messages were sent that the frame tells. */
    private final long[][] sent = new long[KEPT_FRAMES][];

    private final long[] offsets = new long[KEPT_FRAMES];
    private volatile String epoch = "";
    private volatile Delays delays = new Delays();
    private final AtomicLong deliveries = new AtomicLong();

    /** Notes that a vote is being sent. */
    void sending(String question) {
        untold.computeIfAbsent(question, none -> new ConcurrentLinkedQueue<>()).add(System.nanoTime());
    }

    @Override
    public long took(ByteBuf text, long now) {
        int kind = text.getByte(text.readerIndex() + 9);
        boolean snapshot = kind == 's';
        if ((!snapshot && kind != 'd') || text.getByte(text.readerIndex() + 10) == 'o') {
            return -1;
        }
        long offset = offset(text, snapshot);
        if (!snapshot) {
            for (long at : told(text, offset)) {
                delays.add(now - at);
                deliveries.incrementAndGet();
            }
        } else if (epoch.isEmpty()) {
            remember(text);
        }
        return offset;
    }

    private long offset(ByteBuf text, boolean snapshot) {
        int at = text.readerIndex() + BEFORE_OFFSET + (snapshot ? SNAPSHOT_LONGER : 0);
        long offset = 0;
        for (byte digit = text.getByte(at); digit >= '0' && digit <= '9'; digit = text.getByte(++at)) {
            offset = 10 * offset + digit - '0';
        }
        return offset;
    }

    private long[] told(ByteBuf text, long offset) {
        int place = (int) (offset % KEPT_FRAMES);
        if (offsets[place] != offset || sent[place] == null) {
            offsets[place] = offset;
            sent[place] = newlyTold(read(text));
        }
        return sent[place];
    }

    private long[] newlyTold(JsonNode delta) {
        var instants = new ArrayList<Long>();
        for (JsonNode question : delta.get("questions")) {
            String id = question.get("id").asText();
            // the asker's own vote was there from the beginning
            int now = question.get("votes").asInt() - 1;
            int before = known.getOrDefault(id, 0);
            var waiting = untold.getOrDefault(id, new ConcurrentLinkedQueue<>());
            for (int seen = before; seen < now && !waiting.isEmpty(); seen++) {
                instants.add(waiting.remove());
            }
            known.put(id, Math.max(before, now));
        }
        return instants.stream().mapToLong(Long::longValue).toArray();
    }

    private void remember(ByteBuf snapshot) {
        epoch = read(snapshot).get("epoch").asText();
    }

    private static JsonNode read(ByteBuf text) {
        try {
            return JSON.readTree(text.toString(StandardCharsets.UTF_8));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public String knowing(long offset) {
        return offset < 0 ? "" : "&epoch=" + epoch + "&offset=" + offset;
    }

    Delays takeDelays() {
        var taken = delays;
        delays = new Delays();
        return taken;
    }

    long deliveries() {
        return deliveries.get();
    }

    /** Votes that were sent and not told. */
    int stillUntold() {
        return untold.values().stream().mapToInt(ConcurrentLinkedQueue::size).sum();
    }
}
