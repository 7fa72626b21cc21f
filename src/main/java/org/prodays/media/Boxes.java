package org.prodays.media;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.function.Consumer;

/** Writes boxes as ISO 14496-12 §4.2 lays them out, all numbers big-endian. */
final class Boxes {
    private byte[] bytes = new byte[512];
    private int length;

    Boxes box(String type, Consumer<Boxes> body) {
        int start = length;
        u32(0).ascii(type);
        body.accept(this);
        return put32(start, length - start);
    }

    Boxes full(String type, int version, int flags, Consumer<Boxes> body) {
        return box(type, box -> {
            box.u32(((long) version << 24) | flags);
            body.accept(box);
        });
    }

    Boxes u8(int value) {
        room(1);
        bytes[length++] = (byte) value;
        return this;
    }

    Boxes u16(int value) {
        return u8(value >> 8).u8(value);
    }

    Boxes u32(long value) {
        return u16((int) (value >> 16)).u16((int) value);
    }

    Boxes u64(long value) {
        return u32(value >> 32).u32(value);
    }

    Boxes zeros(int count) {
        room(count);
        length += count;
        return this;
    }

    Boxes ascii(String text) {
        return raw(text.getBytes(StandardCharsets.US_ASCII));
    }

    Boxes raw(byte[] data) {
        room(data.length);
        System.arraycopy(data, 0, bytes, length, data.length);
        length += data.length;
        return this;
    }

    /** Overwrites four bytes written before, as offsets are known only later. */
    Boxes put32(int at, int value) {
        for (int i = 0; i < 4; i++) {
            bytes[at + i] = (byte) (value >> (24 - 8 * i));
        }
        return this;
    }

    int length() {
        return length;
    }

    byte[] toBytes() {
        return Arrays.copyOf(bytes, length);
    }

    private void room(int more) {
        if (length + more > bytes.length) {
            bytes = Arrays.copyOf(bytes, Math.max(bytes.length * 2, length + more));
        }
    }
}
