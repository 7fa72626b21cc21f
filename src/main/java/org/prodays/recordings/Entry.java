package org.prodays.recordings;

import java.time.Instant;
import java.util.Map;
import org.prodays.formats.RenditionName;

/**
 * One segment of the recording, the same span of time in each rendition.
 *
 * @param duration in microseconds
 * @param pieces of the renditions that have something for this time
 */
public record Entry(Head head, long duration, Map<RenditionName, Piece> pieces) {

    public Entry {
        pieces = Map.copyOf(pieces);
    }

    /**
     * What is known of a segment when it begins.
     *
     * @param sequence its media sequence number, from 0
     * @param run the number of its run, from 0: its discontinuity sequence number
     * @param first whether it is the first of its run
     * @param start on the broadcast's timeline, in microseconds; pauses between runs take no time there
     * @param at the wall clock's time of its start
     */
    public record Head(int sequence, int run, boolean first, long start, Instant at) {
        /** Whether players are told that another run begins (EXT-X-DISCONTINUITY). */
        public boolean discontinuity() {
            return first && run > 0;
        }
    }

    /**
     * Where the segment's bytes stand in a rendition's file.
     *
     * @param length 0 where the rendition has nothing for this time (EXT-X-GAP)
     * @param samples how many packets it holds
     * @param init the number of its initialization segment
     */
    public record Piece(long offset, int length, int samples, int crc, int init) {
        /** Nothing for this time. */
        public static final Piece GAP = new Piece(0, 0, 0, 0, 0);

        /** The same once it has its place. */
        Piece at(long place, int sum) {
            return new Piece(place, length, samples, sum, init);
        }

        /** Whether the rendition has nothing for this time. */
        public boolean gap() {
            return length == 0;
        }

        /** The offset of what comes after it. */
        public long end() {
            return offset + length;
        }
    }

    /** The one of a rendition, a gap where it has none. */
    public Piece piece(RenditionName name) {
        return pieces.getOrDefault(name, Piece.GAP);
    }

    /** The same time with nothing for it. */
    Entry lost() {
        return new Entry(head, duration, Map.of());
    }

    /** When it ends on the broadcast's timeline, in microseconds. */
    public long end() {
        return head.start() + duration;
    }
}
