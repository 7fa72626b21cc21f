package org.prodays.formats;

import java.util.Arrays;
import java.util.List;
import org.prodays.formats.BadStream.Reason;

/**
 * What a moof says of its samples, in the order of decoding.
 *
 * @param start of the moof in the stream
 */
public record Fragment(long start, List<Told> samples) {
    /**
     * One sample; its times are those of a {@link Packet}.
     *
     * @param offset from the moof's first byte
     * @param place where in the stream it is told
     */
    public record Told(long offset, int size, long time, long composition, long duration, boolean key, long place) {}

    /**
     * Each sample lies in the mdat after those before it, so no more is ever handed on than came.
     *
     * @param from where the mdat's body begins in the stream
     * @param length of the body
     */
    void checkData(long from, long length) throws BadStream {
        long free = from - start;
        long end = free + length;
        for (Told told : samples) {
            if (told.offset() < free || told.offset() + told.size() > end) {
                throw new BadStream(Reason.DATA_OUTSIDE_MDAT, told.place(), "moof/traf/trun");
            }
            free = told.offset() + told.size();
        }
    }

    /** @param from where the mdat's body begins in the stream */
    Packet packet(Told told, RenditionName name, byte[] body, long from) {
        int at = (int) (start + told.offset() - from);
        byte[] data = Arrays.copyOfRange(body, at, at + told.size());
        return new Packet(name, told.time(), told.composition(), told.duration(), told.key(), data);
    }
}
