package org.prodays.intake;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.prodays.intake.BadSource.Reason;

/**
 * Adobe's Action Message Format 0, as much as commands hold: numbers ({@link Double}), booleans, texts, objects (a {@link Map}) and
 * {@link #NULL}.
 */
final class Amf0 {
    static final Object NULL = new Object();

    private static final int DEPTH = 4;
    private static final int MOST = 64;

    private final ByteBuffer in;

    private Amf0(byte[] bytes, int offset) {
        in = ByteBuffer.wrap(bytes, offset, bytes.length - offset);
    }

    /** All values from {@code offset} on. */
    static List<Object> read(byte[] bytes, int offset) throws BadSource {
        var reader = new Amf0(bytes, offset);
        var values = new ArrayList<>();
        try {
            while (reader.in.hasRemaining() && values.size() < MOST) {
                values.add(reader.value(0));
            }
        } catch (BufferUnderflowException e) {
            throw new BadSource(Reason.NOT_RTMP);
        }
        return values;
    }

    static byte[] write(Object... values) {
        var bytes = new ByteArrayOutputStream();
        try (var out = new DataOutputStream(bytes)) {
            for (Object value : values) {
                write(out, value);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    private Object value(int depth) throws BadSource {
        int marker = in.get();
        return switch (marker) {
            case 0 -> in.getDouble();
            case 1 -> in.get() != 0;
            case 2 -> text(in.getShort() & 0xffff);
            case 3 -> object(depth);
            case 5, 6 -> NULL;
            case 8 -> {
                in.getInt(); // how many it says to have; its end tells
                yield object(depth);
            }
            default -> throw new BadSource(Reason.NOT_RTMP);
        };
    }

    private Map<String, Object> object(int depth) throws BadSource {
        var object = new LinkedHashMap<String, Object>();
        while (true) {
            String name = text(in.getShort() & 0xffff);
            if (name.isEmpty() && in.get(in.position()) == 9) {
                in.get();
                return object;
            }
            if (depth == DEPTH || object.size() == MOST) {
                throw new BadSource(Reason.TOO_MUCH);
            }
            object.put(name, value(depth + 1));
        }
    }

    private String text(int length) throws BadSource {
        if (length > in.remaining()) {
            throw new BadSource(Reason.NOT_RTMP);
        }
        byte[] bytes = new byte[length];
        in.get(bytes);
        return new String(bytes, StandardCharsets.UTF_8);
    }

    private static void write(DataOutputStream out, Object value) throws IOException {
        switch (value) {
            case Double number -> {
                out.writeByte(0);
                out.writeDouble(number);
            }
            case String text -> {
                out.writeByte(2);
                out.writeUTF(text);
            }
            case Map<?, ?> object -> {
                out.writeByte(3);
                for (var entry : object.entrySet()) {
                    out.writeUTF((String) entry.getKey());
                    write(out, entry.getValue());
                }
                out.writeShort(0);
                out.writeByte(9);
            }
            default -> out.writeByte(5);
        }
    }
}
