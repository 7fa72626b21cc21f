package org.prodays.ground;

import java.io.IOException;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.zone.ZoneOffsetTransition;
import java.time.zone.ZoneRules;
import java.util.ArrayList;
import java.util.List;

/**
 * A file of the time zone database: the Time Zone Information Format (TZif, RFC 9636), versions 2 to 4. Leap seconds are not looked at, and what is
 * standard time and what is summer time is not told: the offset is what counts.
 */
final class ZoneFile {

    /** Bytes of the largest file that is read; real ones have at most some 4,000. */
    static final int LARGEST = 64_000;

    private static final int MAGIC = 0x545A6966;
    private static final int HEADER = 44;
    private static final int MOST_ENTRIES = 4_000;

    /** Transitions before it are none, as some writers put one at the beginning of the universe (appendix A.4 of RFC 9636). */
    private static final long LONG_AGO = -(1L << 40);

    /** The counts of a header (section 3.1). */
    private record Counts(int utc, int standard, int leaps, int times, int types, int characters) {
        int bytes(int timeSize) {
            return times * (timeSize + 1) + types * 6 + characters + leaps * (timeSize + 4) + standard + utc;
        }
    }

    private final ByteBuffer bytes;

    private ZoneFile(byte[] bytes) {
        this.bytes = ByteBuffer.wrap(bytes);
    }

    /** @throws IOException when it is not such a file, with what is wrong */
    static ZoneRules read(byte[] file) throws IOException {
        try {
            return new ZoneFile(file).rules();
        } catch (BufferUnderflowException | IllegalArgumentException | DateTimeException e) {
            throw new IOException("not a time zone file: " + e.getMessage(), e);
        }
    }

    private ZoneRules rules() throws IOException {
        Counts old = header();
        skip(old.bytes(4));
        Counts counts = header();
        long[] times = new long[counts.times()];
        for (int i = 0; i < times.length; i++) {
            times[i] = bytes.getLong();
        }
        byte[] kinds = new byte[times.length];
        bytes.get(kinds);
        var offsets = new ArrayList<ZoneOffset>();
        for (int i = 0; i < counts.types(); i++) {
            offsets.add(ZoneOffset.ofTotalSeconds(bytes.getInt()));
            skip(2);
        }
        skip(counts.bytes(8) - times.length * 9 - counts.types() * 6);
        return rules(times, kinds, offsets);
    }

    private ZoneRules rules(long[] times, byte[] kinds, List<ZoneOffset> offsets) throws IOException {
        // what holds before the first transition is the first type (section 3.2)
        ZoneOffset first = offsets.getFirst();
        ZoneOffset before = first;
        var transitions = new ArrayList<ZoneOffsetTransition>();
        for (int i = 0; i < times.length; i++) {
            ZoneOffset after = offsets.get(kinds[i]);
            if (times[i] < LONG_AGO) {
                first = after;
            } else if (!after.equals(before)) {
                transitions.add(
                        ZoneOffsetTransition.of(LocalDateTime.ofEpochSecond(times[i], 0, before), before, after));
            }
            before = after;
        }
        var goingOn = ZoneFooter.rules(footer());
        if (transitions.isEmpty() && !goingOn.isEmpty()) {
            throw new IOException("not a time zone file: rules without a first transition");
        }
        return ZoneRules.of(first, first, List.of(), transitions, goingOn);
    }

    private Counts header() throws IOException {
        int begin = bytes.position();
        if (bytes.remaining() < HEADER || bytes.getInt() != MAGIC || bytes.get() < '2') {
            throw new IOException("not a time zone file of version 2 or later");
        }
        bytes.position(begin + 20);
        var counts = new Counts(count(), count(), count(), count(), count(), count());
        if (counts.types() == 0) {
            throw new IOException("not a time zone file: no offset");
        }
        return counts;
    }

    private int count() throws IOException {
        int count = bytes.getInt();
        if (count < 0 || count > MOST_ENTRIES) {
            throw new IOException("not a time zone file: " + count + " entries");
        }
        return count;
    }

    private void skip(int many) {
        bytes.position(bytes.position() + many);
    }

    /** Between two line breaks at the end (section 3.3). */
    private String footer() throws IOException {
        var rest = StandardCharsets.US_ASCII.decode(bytes).toString();
        if (rest.length() < 2 || rest.charAt(0) != '\n' || rest.indexOf('\n', 1) < 0) {
            throw new IOException("not a time zone file: cut off");
        }
        return rest.substring(1, rest.indexOf('\n', 1));
    }
}
