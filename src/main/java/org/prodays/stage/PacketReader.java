package org.prodays.stage;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.util.Optional;
import org.prodays.ground.Refusal;

/**
 * Joins the chunks that a studio sends into packets and refuses what is not the next one. The framing is defined in
 * {@code docs/protocol/studio.md}: a header of {@value #HEADER} bytes, big-endian, then at most {@value #LARGEST_CHUNK} of payload.
 */
final class PacketReader {

    static final int HEADER = 20;
    static final int LARGEST_CHUNK = 32 * 1024;
    static final int LARGEST_PACKET = 1024 * 1024;
    static final long LAST_NUMBER = 0xFFFFFFFFL;
    static final int FLAG_KEY = 1;
    static final int FLAG_LAST = 2;

    private static final long LATEST_TIMESTAMP = 1L << 52;

    /** A whole packet. {@code track} is its place in the hello's list; times in microseconds. */
    @SuppressWarnings("ArrayRecordComponent") // the bytes are passed on, never compared
    record Sent(int track, long number, boolean key, long timestamp, long duration, byte[] data) {}

    private record Header(int track, boolean key, boolean last, long number, long timestamp, long duration) {

        boolean samePacketAs(Header other) {
            return track == other.track
                    && key == other.key
                    && number == other.number
                    && timestamp == other.timestamp
                    && duration == other.duration;
        }
    }

    private final int tracks;
    private final ByteArrayOutputStream payload = new ByteArrayOutputStream();
    private Optional<Header> begun = Optional.empty();
    private long next;

    /** Reads packets of {@code tracks} tracks, beginning with number {@code next}. */
    PacketReader(int tracks, long next) {
        this.tracks = tracks;
        this.next = next;
    }

    /** The packet that {@code message} completes, if it completes one. A chunk of an earlier packet is ignored. */
    Optional<Sent> read(byte[] message) {
        Header header = header(message);
        if (header.number < next) {
            return Optional.empty();
        }
        if (header.number > next || (begun.isPresent() && !begun.get().samePacketAs(header))) {
            throw new Refusal(400, "stage_refusal_out_of_order");
        }
        if (payload.size() + message.length - HEADER > LARGEST_PACKET) {
            throw new Refusal(413, "stage_refusal_too_large");
        }
        payload.write(message, HEADER, message.length - HEADER);
        begun = Optional.of(header);
        return header.last ? Optional.of(whole(header)) : Optional.empty();
    }

    private Sent whole(Header header) {
        byte[] data = payload.toByteArray();
        payload.reset();
        begun = Optional.empty();
        next = header.number + 1;
        return new Sent(header.track, header.number, header.key, header.timestamp, header.duration, data);
    }

    private Header header(byte[] message) {
        if (message.length > HEADER + LARGEST_CHUNK) {
            throw new Refusal(413, "stage_refusal_too_large");
        }
        if (message.length <= HEADER) {
            throw malformed();
        }
        var in = ByteBuffer.wrap(message);
        int version = in.get();
        int track = in.get() & 0xFF;
        int flags = in.get();
        int reserved = in.get();
        long number = in.getInt() & 0xFFFFFFFFL;
        long timestamp = in.getLong();
        long duration = in.getInt() & 0xFFFFFFFFL;
        if (version != FromStudio.VERSION || track >= tracks || (flags & ~3) != 0 || reserved != 0) {
            throw malformed();
        }
        if (timestamp < 0 || timestamp > LATEST_TIMESTAMP || duration == 0) {
            throw malformed();
        }
        return new Header(track, (flags & FLAG_KEY) != 0, (flags & FLAG_LAST) != 0, number, timestamp, duration);
    }

    private static Refusal malformed() {
        return new Refusal(400, "stage_refusal_malformed");
    }
}
