package org.prodays.formats;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.function.Consumer;

/** Writes boxes as ISO 14496-12 §4.2 lays them out, all numbers big-endian. */
public final class Boxes {
    private byte[] bytes = new byte[512];
    private int length;

    /** A box (§4.2) with a body; its size is filled in. */
    public Boxes box(String type, Consumer<Boxes> body) {
        int start = length;
        u32(0).ascii(type);
        body.accept(this);
        return put32(start, length - start);
    }

    /** A full box (§4.2), of a version and 24 bits of flags. */
    public Boxes full(String type, int version, int flags, Consumer<Boxes> body) {
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

    /** The low 16 bits of a number. */
    public Boxes u16(int value) {
        return u8(value >> 8).u8(value);
    }

    /** The low 32 bits of a number. */
    public Boxes u32(long value) {
        return u16((int) (value >> 16)).u16((int) value);
    }

    /** All 64 bits of a number. */
    public Boxes u64(long value) {
        return u32(value >> 32).u32(value);
    }

    /** So many bytes of 0. */
    public Boxes zeros(int count) {
        room(count);
        length += count;
        return this;
    }

    /** The letters of a text, which are of ASCII, without an end. */
    public Boxes ascii(String text) {
        return raw(text.getBytes(StandardCharsets.US_ASCII));
    }

    /** Bytes as they are. */
    public Boxes raw(byte[] data) {
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

    /** All that was written. */
    public byte[] toBytes() {
        return Arrays.copyOf(bytes, length);
    }

    private void room(int more) {
        if (length + more > bytes.length) {
            bytes = Arrays.copyOf(bytes, Math.max(bytes.length * 2, length + more));
        }
    }
}
