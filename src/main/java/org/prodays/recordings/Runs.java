package org.prodays.recordings;

import org.prodays.formats.Boxes;

/** A column of a sample table in which equal values in a row stand once, after their count (ISO 14496-12 §8.6.1). */
final class Runs {
    private final Boxes rows = new Boxes();
    private int count;
    private int length;
    private long value;

    void add(long next) {
        if (length > 0 && next != value) {
            close();
        }
        value = next;
        length++;
    }

    private void close() {
        rows.u32(length).u32(value);
        length = 0;
        count++;
    }

    /** Whether all values were 0. */
    boolean zero() {
        return count == 0 && value == 0;
    }

    /** The count of rows, then the rows; nothing is added after it. */
    byte[] table() {
        if (length > 0) {
            close();
        }
        return new Boxes().u32(count).raw(rows.toBytes()).toBytes();
    }
}
