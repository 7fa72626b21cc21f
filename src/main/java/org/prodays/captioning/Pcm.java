package org.prodays.captioning;

import java.io.IOException;
import java.io.OutputStream;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Sound as recognisers take it, 16 kHz, one channel, signed 16 bits little-endian, in step with the broadcast's timeline: a second of sound
 * is a second there. Written by one thread, asked by any.
 */
final class Pcm {

    static final int RATE = 16_000;

    /** A hole is filled up to this many samples; a source that was away for longer begins a new run, without a hole. */
    static final int LONGEST_HOLE = RATE * 15;

    private static final int MICROS_A_SAMPLE = 1_000_000 / RATE;
    private static final int BYTES_A_SAMPLE = 2;

    private final OutputStream to;
    private final AtomicLong start = new AtomicLong(-1);
    private final AtomicLong bytes = new AtomicLong();

    Pcm(OutputStream to) {
        this.to = to;
    }

    /** The first sound is of this time; what is said later changes nothing. */
    void begin(long time) {
        start.compareAndSet(-1, time);
    }

    /** How many samples come before a time. */
    long due(long time) {
        return (time - start.get()) / MICROS_A_SAMPLE;
    }

    /** How many samples were written. */
    long written() {
        return bytes.get() / BYTES_A_SAMPLE;
    }

    void silence(long samples) throws IOException {
        int count = (int) Math.min(samples, LONGEST_HOLE) * BYTES_A_SAMPLE;
        put(new byte[count], count);
    }

    void put(byte[] sound, int length) throws IOException {
        to.write(sound, 0, length);
        to.flush();
        bytes.addAndGet(length);
    }

    /** The time on the broadcast's timeline of a second of what was written, in microseconds. */
    long timeOf(double second) {
        return Math.max(0, start.get()) + Math.round(second * 1_000_000);
    }

    /** How many seconds were written. */
    double seconds() {
        return (double) written() / RATE;
    }
}
