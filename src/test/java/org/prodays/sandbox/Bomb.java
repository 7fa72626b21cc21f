package org.prodays.sandbox;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.zip.CRC32;
import java.util.zip.Deflater;
import java.util.zip.DeflaterOutputStream;

/** A small file that holds a large picture (PNG, W3C Recommendation §5). */
final class Bomb {
    private static final byte[] SIGNATURE = {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n'};
    private static final int BYTES_A_PIXEL = 2;

    private Bomb() {}

    /** A square of grey in 16 bits, black. */
    static byte[] png(int side) throws IOException {
        var file = new ByteArrayOutputStream();
        file.writeBytes(SIGNATURE);
        var header = ByteBuffer.allocate(13).putInt(side).putInt(side).put((byte) 16);
        chunk(file, "IHDR", header.array());
        chunk(file, "IDAT", rows(side));
        chunk(file, "IEND", new byte[0]);
        return file.toByteArray();
    }

    private static byte[] rows(int side) throws IOException {
        var packed = new ByteArrayOutputStream();
        var deflater = new Deflater(Deflater.BEST_COMPRESSION);
        byte[] row = new byte[1 + side * BYTES_A_PIXEL];
        try (var out = new DeflaterOutputStream(packed, deflater, 1 << 16)) {
            for (int i = 0; i < side; i++) {
                out.write(row);
            }
        }
        deflater.end();
        return packed.toByteArray();
    }

    private static void chunk(ByteArrayOutputStream to, String name, byte[] content) {
        byte[] named = ByteBuffer.allocate(4 + content.length)
                .put(name.getBytes(StandardCharsets.US_ASCII))
                .put(content)
                .array();
        var crc = new CRC32();
        crc.update(named);
        to.writeBytes(ByteBuffer.allocate(4).putInt(content.length).array());
        to.writeBytes(named);
        to.writeBytes(ByteBuffer.allocate(4).putInt((int) crc.getValue()).array());
    }
}
