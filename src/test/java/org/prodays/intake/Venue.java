package org.prodays.intake;

import java.io.IOException;
import java.net.InetAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.prodays.formats.BadStream;
import org.prodays.formats.Fmp4Reader;
import org.prodays.formats.Packet;
import org.prodays.formats.RenditionName;
import org.prodays.formats.Track;
import org.prodays.ground.Refusal;

/** Keeps the only key there is, and reads what its source sends. */
final class Venue implements Doorkeeper {
    static final String KEY = "venue-key-7d2f";

    final List<String> tried = new CopyOnWriteArrayList<>();
    final List<Received> received = new CopyOnWriteArrayList<>();
    private volatile boolean closed;

    /** One track, as it came. */
    static final class Received implements Place.Way, Fmp4Reader.Listener {
        final Fmp4Reader reader;
        final Runnable over;
        final List<Track> tracks = new CopyOnWriteArrayList<>();
        final List<Packet> packets = new CopyOnWriteArrayList<>();
        final List<String> ended = new CopyOnWriteArrayList<>();

        Received(RenditionName pictures, Runnable over) {
            this.reader = new Fmp4Reader(pictures, this);
            this.over = over;
        }

        @Override
        public void track(Track track) {
            tracks.add(track);
        }

        @Override
        public void packet(Packet packet) {
            packets.add(packet);
        }

        @Override
        public void accept(byte[] bytes, int offset, int length) throws BadStream {
            reader.accept(bytes, offset, length);
        }

        @Override
        public void end() {
            ended.add("end");
        }

        @Override
        public void cutOff() {
            ended.add("cut off");
        }

        RenditionName name() {
            return tracks.getFirst().name();
        }

        /** When its key frames are shown, in milliseconds. */
        List<Long> keys() {
            return packets.stream()
                    .filter(Packet::key)
                    .map(packet -> (packet.timestampMicros() + packet.compositionMicros() + 500) / 1000)
                    .toList();
        }

        double seconds() {
            long last = packets.getLast().timestampMicros();
            return (last - packets.getFirst().timestampMicros()) / 1e6;
        }
    }

    @Override
    public Optional<Place> admit(String key, InetAddress from) {
        tried.add(key);
        return key.equals(KEY) ? Optional.of(this::way) : Optional.empty();
    }

    private Place.Way way(RenditionName pictures, Runnable over) {
        if (closed) {
            throw new Refusal(409, "stage_refusal_occupied");
        }
        var way = new Received(pictures, over);
        received.add(way);
        return way;
    }

    /** Has no place from now on. */
    void close() {
        closed = true;
    }

    Received of(RenditionName name) {
        return received.stream()
                .filter(one -> !one.tracks.isEmpty() && one.name() == name)
                .findFirst()
                .orElseThrow();
    }

    /** Runs ffmpeg as a venue's encoder; answers its exit code. */
    static int encoder(String arguments) throws IOException, InterruptedException {
        var process = start(arguments);
        if (!process.waitFor(60, TimeUnit.SECONDS)) {
            process.destroyForcibly();
            throw new AssertionError("the encoder does not end");
        }
        return process.exitValue();
    }

    static Process start(String arguments) throws IOException {
        var command = new ArrayList<>(List.of("ffmpeg", "-nostdin", "-v", "error"));
        command.addAll(List.of(arguments.split(" ", -1)));
        return new ProcessBuilder(command)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
    }

    static void await(BooleanSupplier holds) throws InterruptedException {
        long until = System.nanoTime() + 30_000_000_000L;
        while (!holds.getAsBoolean()) {
            if (System.nanoTime() > until) {
                throw new AssertionError("it does not happen");
            }
            Thread.sleep(20);
        }
    }
}
