package org.prodays.media;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.buffer.UnpooledByteBufAllocator;
import io.netty.handler.codec.http.DefaultFullHttpResponse;
import io.netty.handler.codec.http.EmptyHttpHeaders;
import io.netty.handler.codec.http.FullHttpResponse;
import io.netty.handler.codec.http.HttpHeaders;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.netty.handler.codec.http.HttpVersion;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Segments and parts that are being asked for, once outside the heap for all readers, with the head of their answer: sending one copies
 * nothing more, and a slow reader keeps no copy of its own. Let go when nobody has asked for a while and the last reader has it.
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

    private record Whole(Copy copy, HttpHeaders headers) {}

    private final IdentityHashMap<byte[], Copy> copies = new IdentityHashMap<>();
    private final Map<String, Whole> answers = new HashMap<>();
    private final ReentrantLock lock = new ReentrantLock();

    /** Bytes to send, to be released when they are sent. */
    ByteBuf slice(byte[] original, int from, int length) {
        if (original.length < LEAST) {
            return Unpooled.wrappedBuffer(original, from, length);
        }
        lock.lock();
        try {
            return copy(original).bytes.retainedSlice(from, length);
        } finally {
            lock.unlock();
        }
    }

    /** What a path was answered; it never changes. */
    void answered(String path, byte[] original, Supplier<HttpHeaders> headers) {
        lock.lock();
        try {
            answers.computeIfAbsent(path, unknown -> new Whole(copy(original), headers.get()));
        } finally {
            lock.unlock();
        }
    }

    /** The answer that a path had, to be released when it is sent; null when it was not asked for lately. */
    @Nullable
    FullHttpResponse again(String path) {
        lock.lock();
        try {
            var known = answers.get(path);
            if (known == null) {
                return null;
            }
            known.copy.asked = System.nanoTime();
            return new DefaultFullHttpResponse(
                    HttpVersion.HTTP_1_1,
                    HttpResponseStatus.OK,
                    known.copy.bytes.retainedDuplicate(),
                    known.headers,
                    EmptyHttpHeaders.INSTANCE);
        } finally {
            lock.unlock();
        }
    }

    private Copy copy(byte[] original) {
        var copy = copies.computeIfAbsent(original, Copy::new);
        copy.asked = System.nanoTime();
        return copy;
    }

    void sweep() {
        long now = System.nanoTime();
        lock.lock();
        try {
            answers.values().removeIf(whole -> now - whole.copy.asked > KEPT);
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
