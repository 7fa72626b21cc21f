package org.prodays.media;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.prodays.formats.Part;
import org.prodays.recordings.Entry;

/**
 * A segment of the live window in one rendition.
 *
 * @param init number of its initialization segment
 * @param parts its parts, none when it was read back from disk
 * @param bytes the whole, null when it was read back from disk or there is nothing
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
record LiveSegment(Entry entry, int init, List<Part> parts, byte @Nullable [] bytes) {}
