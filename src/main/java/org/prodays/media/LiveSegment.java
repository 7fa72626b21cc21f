package org.prodays.media;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A segment of the live window in one rendition.
 *
 * @param parts its parts, none when it was read back from disk
 * @param bytes the whole, null when it was read back from disk or there is nothing
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
record LiveSegment(Entry entry, List<Part> parts, byte @Nullable [] bytes) {}
