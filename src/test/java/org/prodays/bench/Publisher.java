package org.prodays.bench;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.prodays.formats.AudioTrack;
import org.prodays.formats.Clip;
import org.prodays.formats.Packet;
import org.prodays.formats.RenditionName;
import org.prodays.formats.Track;
import org.prodays.formats.TrackKind;
import org.prodays.formats.VideoTrack;

/** A studio without a browser: two sizes of real pictures and sound, in real time, over the studio's socket (docs/protocol/studio.md). */
public final class Publisher implements WebSocket.Listener, AutoCloseable {

    private static final int LARGEST_CHUNK = 32 * 1024;
    private static final int HEADER = 20;

    private final List<Track> tracks;
    private final List<Packet> packets;
    private final long length;
    private final WebSocket socket;
    private final Thread sending;
    private final CompletableFuture<Void> welcomed = new CompletableFuture<>();
    private final StringBuilder heard = new StringBuilder(); // of a message whose end has not come
    private final Set<RenditionName> away = EnumSet.noneOf(RenditionName.class); // of the sending thread
    private volatile boolean paused;
    private volatile boolean soundAlone;
    private volatile boolean stopped;
    private int number;

    /** Goes on air; {@code studio} is the address of the session's stage. */
    public Publisher(URI studio, String cookie, Clip high, Clip low) {
        tracks = List.of(high.video(), low.video(), high.audio());
        packets = Stream.of(high.pictures(), low.pictures(), high.sounds())
                .flatMap(List::stream)
                .sorted(Comparator.comparingLong(Packet::timestampMicros))
                .toList();
        var last = packets.getLast();
        length = last.timestampMicros() + last.durationMicros();
        socket = HttpClient.newHttpClient()
                .newWebSocketBuilder()
                .header("Cookie", cookie)
                .header("Origin", studio.getScheme() + "://" + studio.getAuthority())
                .buildAsync(URI.create("ws" + studio.toString().substring("http".length()) + "?language=en"), this)
                .join();
        socket.sendText(hello(), true).join();
        welcomed.join();
        sending = Thread.ofVirtual().start(this::send);
    }

    /** Sends nothing until it goes on, as a computer that hangs. */
    void pause() {
        paused = true;
    }

    void goOn() {
        paused = false;
    }

    /** Gives up its pictures, as a studio does on a line that is too slow for them. */
    public void sendSoundAlone() {
        soundAlone = true;
    }

    /** Sends pictures again, from their next key frames on. */
    public void sendPictures() {
        soundAlone = false;
    }

    private String hello() {
        var offers = tracks.stream().map(Publisher::offer).toList();
        try {
            return new ObjectMapper()
                    .writeValueAsString(Map.of(
                            "type",
                            "hello",
                            "version",
                            1,
                            "studio",
                            "bench".repeat(5),
                            "run",
                            "bench".repeat(5),
                            "from",
                            0,
                            "takeOver",
                            true,
                            "tracks",
                            offers));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Map<String, Object> offer(Track track) {
        return switch (track) {
            case VideoTrack video ->
                Map.of(
                        "kind", "video",
                        "codec", video.codec(),
                        "width", video.width(),
                        "height", video.height(),
                        "sampleRate", 0,
                        "channels", 0,
                        "description", Base64.getEncoder().encodeToString(video.avcC()));
            case AudioTrack audio ->
                Map.of(
                        "kind", "audio",
                        "codec", audio.codec(),
                        "width", 0,
                        "height", 0,
                        "sampleRate", audio.sampleRate(),
                        "channels", audio.channels(),
                        "description", Base64.getEncoder().encodeToString(audio.description()));
        };
    }

    private void send() {
        long begun = System.nanoTime();
        try {
            for (long round = 0; !stopped; round++) {
                for (Packet packet : packets) {
                    long time = round * length + packet.timestampMicros();
                    while (paused) {
                        TimeUnit.MILLISECONDS.sleep(1);
                        begun = System.nanoTime() - time * 1000;
                    }
                    long wait = begun + time * 1000 - System.nanoTime();
                    if (wait > 0) {
                        TimeUnit.NANOSECONDS.sleep(wait);
                    }
                    if (stopped) {
                        return;
                    }
                    if (!goes(packet)) {
                        continue;
                    }
                    chunks(packet, time)
                            .forEach(chunk -> socket.sendBinary(chunk, true).join());
                    number++;
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private boolean goes(Packet packet) {
        if (packet.name().kind() == TrackKind.AUDIO) {
            return true;
        }
        if (soundAlone && away.add(packet.name())) {
            socket.sendText("{\"type\":\"pause\",\"track\":" + track(packet) + "}", true)
                    .join();
        } else if (!soundAlone && packet.key()) {
            away.remove(packet.name());
        }
        return !away.contains(packet.name());
    }

    private List<ByteBuffer> chunks(Packet packet, long time) {
        var chunks = new ArrayList<ByteBuffer>();
        byte[] data = packet.data();
        for (int at = 0; at < data.length; at += LARGEST_CHUNK) {
            int size = Math.min(LARGEST_CHUNK, data.length - at);
            boolean last = at + size == data.length;
            chunks.add(ByteBuffer.allocate(HEADER + size)
                    .put((byte) 1)
                    .put((byte) track(packet))
                    .put((byte) ((packet.key() ? 1 : 0) | (last ? 2 : 0)))
                    .put((byte) 0)
                    .putInt(number)
                    .putLong(time)
                    .putInt((int) packet.durationMicros())
                    .put(data, at, size)
                    .flip());
        }
        return chunks;
    }

    private int track(Packet packet) {
        return tracks.stream().map(Track::name).toList().indexOf(packet.name());
    }

    @Override
    public @Nullable CompletionStage<?> onText(WebSocket from, CharSequence said, boolean last) {
        heard.append(said);
        if (last) {
            heard(heard.toString());
            heard.setLength(0);
        }
        from.request(1);
        return null;
    }

    private void heard(String message) {
        if (message.contains("\"welcome\"")) {
            welcomed.complete(null);
        } else if (!message.contains("\"ack\"")) {
            Progress.tell("the stage says " + message);
            welcomed.completeExceptionally(new IllegalStateException(message));
        }
    }

    @Override
    public void close() throws InterruptedException {
        stopped = true;
        sending.interrupt();
        sending.join();
        socket.abort();
    }
}
