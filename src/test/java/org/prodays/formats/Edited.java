package org.prodays.formats;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** A stream with some of its bytes changed, found by the type of their box. */
final class Edited {
    private byte[] bytes;

    Edited(byte[] bytes) {
        this.bytes = bytes.clone();
    }

    /** Where the first box of a type begins; in a stream of ours no sample holds the word before it. */
    int box(String type) {
        byte[] word = type.getBytes(StandardCharsets.US_ASCII);
        for (int at = 4; at + 4 <= bytes.length; at++) {
            if (Arrays.equals(bytes, at, at + 4, word, 0, 4)) {
                return at - 4;
            }
        }
        throw new AssertionError("no " + type);
    }

    /** Overwrites from a place counted from the box's first byte. */
    Edited put(String box, int at, int... values) {
        int start = box(box) + at;
        for (int i = 0; i < values.length; i++) {
            bytes[start + i] = (byte) values[i];
        }
        return this;
    }

    Edited type(String box, String other) {
        byte[] word = other.getBytes(StandardCharsets.US_ASCII);
        return put(box, 4, word[0], word[1], word[2], word[3]);
    }

    Edited cut(String fromBox) {
        bytes = Arrays.copyOf(bytes, box(fromBox));
        return this;
    }

    Edited more(byte[] other) {
        byte[] both = Arrays.copyOf(bytes, bytes.length + other.length);
        System.arraycopy(other, 0, both, bytes.length, other.length);
        bytes = both;
        return this;
    }

    byte[] bytes() {
        return bytes;
    }
}
