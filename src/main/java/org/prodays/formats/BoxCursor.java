package org.prodays.formats;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.prodays.formats.BadStream.Reason;

/** Reads the body of one box (ISO 14496-12 §4.2), never beyond its end; tells each error with its place. */
public final class BoxCursor {
    private static final int MOST_BOXES = 64;
    private static final Pattern UNPRINTABLE = Pattern.compile("[^\\x20-\\x2e\\x30-\\x7e]");

    private final @Nullable BoxCursor parent;
    private final String type;
    private final byte[] bytes;
    private final long base;
    private final int end;
    private int at;
    private @Nullable List<BoxCursor> boxes;

    /**
     * The body of a box.
     *
     * @param base the place of the body's first byte in the stream
     */
    public BoxCursor(String type, byte[] body, long base) {
        this(null, type, body, base, 0, body.length);
    }

    private BoxCursor(@Nullable BoxCursor parent, String type, byte[] bytes, long base, int at, int end) {
        this.parent = parent;
        this.type = type;
        this.bytes = bytes;
        this.base = base;
        this.at = at;
        this.end = end;
    }

    String type() {
        return type;
    }

    int left() {
        return end - at;
    }

    /** Of the next byte in the stream. */
    long place() {
        return base + at;
    }

    int u8() throws BadStream {
        need(1);
        return bytes[at++] & 0xff;
    }

    int u16() throws BadStream {
        return u8() << 8 | u8();
    }

    long u32() throws BadStream {
        return (long) u16() << 16 | u16();
    }

    /** Where the highest bit is set, a negative number: more than anything that is counted here. */
    long u64() throws BadStream {
        return u32() << 32 | u32();
    }

    /** Version and flags of a full box (§4.2); versions are 0 to {@code newest}. */
    FullBox full(int newest) throws BadStream {
        int version = u8();
        if (version > newest) {
            throw bad(Reason.VERSION_UNKNOWN);
        }
        return new FullBox(version, u8() << 16 | u16());
    }

    record FullBox(int version, int flags) {
        boolean has(int flag) {
            return (flags & flag) != 0;
        }
    }

    BoxCursor skip(int count) throws BadStream {
        need(count);
        at += count;
        return this;
    }

    byte[] take(int count) throws BadStream {
        skip(count);
        return Arrays.copyOfRange(bytes, at - count, at);
    }

    /** The box of a type that must be inside exactly once. */
    BoxCursor one(String wanted) throws BadStream {
        var found = maybe(wanted);
        if (found == null) {
            throw new BadStream(Reason.MISSING_BOX, place(), path() + "/" + wanted);
        }
        return found;
    }

    /** The box of a type that may be inside once, else null. */
    @Nullable
    BoxCursor maybe(String wanted) throws BadStream {
        var found = all(wanted);
        if (found.size() > 1) {
            throw found.get(1).bad(Reason.BOX_TWICE);
        }
        return found.isEmpty() ? null : found.get(0);
    }

    List<BoxCursor> all(String wanted) throws BadStream {
        return all().stream().filter(box -> box.type.equals(wanted)).toList();
    }

    /** The boxes that fill the rest of this one. */
    List<BoxCursor> all() throws BadStream {
        if (boxes == null) {
            var inside = new ArrayList<BoxCursor>();
            while (at < end) {
                if (inside.size() == MOST_BOXES) {
                    throw bad(Reason.TOO_MANY_BOXES);
                }
                inside.add(next());
            }
            boxes = inside;
        }
        return boxes;
    }

    private BoxCursor next() throws BadStream {
        int start = at;
        long size = u32();
        String name = new String(take(4), StandardCharsets.ISO_8859_1);
        if (size == 1) {
            size = u64();
        }
        var box = new BoxCursor(this, name, bytes, base, at, end);
        if (size == 0) {
            throw box.bad(Reason.SIZE_ZERO);
        }
        if (size >= 0 && size < at - start) {
            throw box.bad(Reason.SIZE_TOO_SMALL);
        }
        if (size < 0 || size > end - start) {
            throw box.bad(Reason.BOX_OUTSIDE_PARENT);
        }
        int body = at;
        at = start + (int) size;
        return new BoxCursor(this, name, bytes, base, body, at);
    }

    BadStream bad(Reason reason) {
        return bad(reason, null);
    }

    BadStream bad(Reason reason, @Nullable BadPacket cause) {
        return new BadStream(reason, place(), path(), cause);
    }

    private String path() {
        String own = printable(type);
        return parent == null ? own : parent.path() + "/" + own;
    }

    /** A type as it may be shown and logged, without what would read as another box. */
    static String printable(String type) {
        return UNPRINTABLE.matcher(type).replaceAll("?");
    }

    private void need(int count) throws BadStream {
        if (count < 0 || count > end - at) {
            throw bad(Reason.BOX_TOO_SHORT);
        }
    }
}
