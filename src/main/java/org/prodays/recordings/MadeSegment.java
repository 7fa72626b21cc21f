package org.prodays.recordings;

import java.util.Map;
import org.prodays.formats.RenditionName;

/**
 * A segment as the live end made it, before it is kept.
 *
 * @param entry its pieces have a length, but no place yet
 * @param bytes of the renditions that have something; none where it is not to be kept
 */
public record MadeSegment(Entry entry, Map<RenditionName, byte[]> bytes) {

    long size() {
        return bytes.values().stream().mapToLong(one -> one.length).sum();
    }

    /** The same time without its bytes: it is told as a hole. */
    MadeSegment lost() {
        return new MadeSegment(entry.lost(), Map.of());
    }
}
