package org.prodays.formats;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;

/** Writes packets of one logical stream as Ogg pages of about a second (RFC 3533 §6). */
public final class OggPages {
    private static final int HEADER = 27;
    private static final int MOST_LACES = 255;
    private static final int FIRST = 2;
    private static final int LAST = 4;
    private static final int PACKETS = 50;
    private static final int[] CRC = table();

    private final OutputStream out;
    private final int serial;
    private final ByteArrayOutputStream laces = new ByteArrayOutputStream(MOST_LACES);
    private final ByteArrayOutputStream body = new ByteArrayOutputStream();
    private int packets;
    private int pages;
    private long granule;
    private long written;

    /**
     * A stream that is not begun.
     *
     * @param serial the number of the logical stream
     */
    public OggPages(OutputStream out, int serial) {
        this.out = out;
        this.serial = serial;
    }

    /** Whether a page was written. */
    public boolean begun() {
        return pages > 0;
    }

    /** How many bytes were written. */
    public long written() {
        return written;
    }

    /** A packet that stands on a page of its own. */
    public void header(byte[] packet) throws IOException {
        add(packet);
        page(pages == 0 ? FIRST : 0);
    }

    /**
     * Adds a packet.
     *
     * @param position of the stream after the packet
     */
    public void packet(byte[] packet, long position) throws IOException {
        if (packets == PACKETS || laces.size() + packet.length / 255 + 1 > MOST_LACES) {
            page(0);
        }
        add(packet);
        granule = position;
    }

    /** Writes the last page; the stream it goes to stays open. */
    public void end() throws IOException {
        page(LAST);
    }

    private void add(byte[] packet) {
        for (int left = packet.length; left >= 0; left -= 255) {
            laces.write(Math.min(left, 255));
        }
        body.writeBytes(packet);
        packets++;
    }

    private void page(int type) throws IOException {
        var page = ByteBuffer.allocate(HEADER + laces.size() + body.size()).order(ByteOrder.LITTLE_ENDIAN);
        page.put("OggS".getBytes(StandardCharsets.US_ASCII)).put((byte) 0).put((byte) type);
        page.putLong(granule).putInt(serial).putInt(pages++).putInt(0).put((byte) laces.size());
        page.put(laces.toByteArray()).put(body.toByteArray());
        page.putInt(22, crc(page.array()));
        out.write(page.array());
        written += page.capacity();
        laces.reset();
        body.reset();
        packets = 0;
    }

    /** Of the polynomial 0x04c11db7, not reflected, from 0. */
    private static int crc(byte[] page) {
        int crc = 0;
        for (byte one : page) {
            crc = (crc << 8) ^ CRC[(crc >>> 24) ^ (one & 0xff)];
        }
        return crc;
    }

    private static int[] table() {
        int[] table = new int[256];
        for (int i = 0; i < 256; i++) {
            int value = i << 24;
            for (int bit = 0; bit < 8; bit++) {
                value = (value << 1) ^ (value < 0 ? 0x04c11db7 : 0);
            }
            table[i] = value;
        }
        return table;
    }
}
