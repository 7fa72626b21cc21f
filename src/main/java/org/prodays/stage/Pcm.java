package org.prodays.stage;

import io.github.jaredmdobson.concentus.OpusDecoder;
import io.github.jaredmdobson.concentus.OpusException;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Turns Opus packets into sound as recognisers take it, 16 kHz, one channel, signed 16 bits little-endian, in step with the broadcast's
 * timeline: where packets are missing or cannot be decoded there is silence, so that a second of sound is a second there.
 */
final class Pcm {

    static final int RATE = 16_000;

    private static final int MICROS_A_SAMPLE = 1_000_000 / RATE;
    /** RFC 6716, section 2.1.4: a packet has at most 120 ms. */
    private static final int LONGEST_PACKET = RATE * 120 / 1000;
    /** At a lower rate the decoder gives silence for packets of speech (hybrid ones, RFC 6716, section 3.1). */
    private static final int DECODED_RATE = RATE * Downsampling.RATIO;
    /** A hole is filled up to this; a source that was away for longer begins a new run, without a hole. */
    private static final int LONGEST_HOLE = RATE * 15;

    private final OpusDecoder decoder;
    private final OutputStream to;
    private final Downsampling downsampling = new Downsampling();
    private final short[] wide = new short[LONGEST_PACKET * Downsampling.RATIO];
    private final short[] decoded = new short[LONGEST_PACKET];
    // read by those who hear the answers too; written by one thread
    private volatile long start = -1;
    private final AtomicLong written = new AtomicLong();

    Pcm(OutputStream to) {
        this.to = to;
        try {
            this.decoder = new OpusDecoder(DECODED_RATE, 1);
        } catch (OpusException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Writes a packet at its time; what mostly lies before the end of what was written is left out. */
    void write(Hearing.Heard heard) throws IOException {
        if (start < 0) {
            start = heard.time();
        }
        long due = (heard.time() - start) / MICROS_A_SAMPLE;
        int samples = decode(heard.packet());
        if (due + samples / 2 < written.get()) {
            return;
        }
        long hole = due - written.get();
        if (hole > samples / 2) {
            silence((int) Math.min(hole, LONGEST_HOLE));
        }
        put(samples);
    }

    /** The time on the broadcast's timeline of a second of what was written, in microseconds. */
    long timeOf(double second) {
        return Math.max(0, start) + Math.round(second * 1_000_000);
    }

    /** How many seconds were written. */
    double seconds() {
        return (double) written.get() / RATE;
    }

    /** How many samples of the packet were decoded, 0 when it is no Opus. */
    private int decode(byte[] packet) {
        try {
            int samples = decoder.decode(packet, 0, packet.length, wide, 0, wide.length, false);
            return downsampling.take(wide, samples, decoded);
        } catch (OpusException | RuntimeException e) {
            decoder.resetState();
            return 0;
        }
    }

    private void silence(int samples) throws IOException {
        to.write(new byte[samples * 2]);
        written.addAndGet(samples);
    }

    private void put(int samples) throws IOException {
        var bytes = ByteBuffer.allocate(samples * 2).order(ByteOrder.LITTLE_ENDIAN);
        bytes.asShortBuffer().put(decoded, 0, samples);
        to.write(bytes.array());
        written.addAndGet(samples);
        to.flush();
    }
}
