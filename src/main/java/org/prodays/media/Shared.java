package org.prodays.media;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.buffer.UnpooledByteBufAllocator;
import java.util.IdentityHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Segments and parts that are being asked for, once outside the heap for all readers: sending one copies nothing more, and a slow
 * reader keeps no copy of its own. Let go when nobody has asked for a while and the last reader has it.
 */
final class Shared {
    /** What is smaller is copied faster than looked up. */
    private static final int LEAST = 4 * 1024;

    private static final long KEPT = TimeUnit.SECONDS.toNanos(5);

    private static final class Copy {
        private final ByteBuf bytes;
        private long asked;

        Copy(byte[] original) {
            bytes = UnpooledByteBufAllocator.DEFAULT.directBuffer(original.length, original.length);
            bytes.writeBytes(original);
        }
    }

    private final IdentityHashMap<byte[], Copy> copies = new IdentityHashMap<>();
    private final ReentrantLock lock = new ReentrantLock();

    /** Bytes to send, to be released when they are sent. */
    ByteBuf slice(byte[] original, int from, int length) {
        if (original.length < LEAST) {
            return Unpooled.wrappedBuffer(original, from, length);
        }
        lock.lock();
        try {
            var copy = copies.computeIfAbsent(original, Copy::new);
            copy.asked = System.nanoTime();
            return copy.bytes.retainedSlice(from, length);
        } finally {
            lock.unlock();
        }
    }

    void sweep() {
        long now = System.nanoTime();
        lock.lock();
        try {
            copies.values().removeIf(copy -> {
                boolean over = now - copy.asked > KEPT;
                if (over) {
                    copy.bytes.release();
                }
                return over;
            });
        } finally {
            lock.unlock();
        }
    }
}
