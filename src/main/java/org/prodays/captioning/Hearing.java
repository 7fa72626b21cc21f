package org.prodays.captioning;

import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.prodays.formats.AudioTrack;
import org.prodays.media.SoundListener;

/** What a broadcast is heard through: the last packets of its sound, never more than some seconds of them, and never at the broadcast's cost. */
final class Hearing implements SoundListener {

    /** In microseconds. */
    private static final long LONGEST = 10_000_000;

    /** Ten seconds of the shortest packets there are, of 2.5 ms. */
    private static final int MOST = 4_000;

    /** A packet and its time on the broadcast's timeline, in microseconds. */
    @SuppressWarnings("ArrayRecordComponent") // the bytes are passed on, never compared
    record Heard(AudioTrack track, long time, byte[] packet) {}

    private final BlockingQueue<Heard> queue = new ArrayBlockingQueue<>(MOST);
    private final Runnable overflowed;

    /** @param overflowed called when nobody takes what is heard; returns at once */
    Hearing(Runnable overflowed) {
        this.overflowed = overflowed;
    }

    @Override
    public void heard(AudioTrack track, long timeMicros, byte[] packet) {
        var oldest = queue.peek();
        boolean full = oldest != null && timeMicros - oldest.time() > LONGEST;
        if (full || !queue.offer(new Heard(track, timeMicros, packet))) {
            overflowed.run();
        }
    }

    /** The next packet, null when none comes within a second. */
    @Nullable
    Heard next() throws InterruptedException {
        return queue.poll(1, TimeUnit.SECONDS);
    }

    void forget() {
        queue.clear();
    }
}
