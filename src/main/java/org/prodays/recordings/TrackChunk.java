package org.prodays.recordings;

import java.util.List;

/**
 * What one segment of a recording becomes in one track of a file: samples in a row, and where their bytes are taken from.
 *
 * @param description the number of its sample entry, from 1
 */
record TrackChunk(int description, List<Timed> samples, List<Span> spans) {

    /** A sample; times in the track's ticks. */
    record Timed(long start, int size, long composition, boolean key) {}

    /** Bytes of one or more samples. */
    sealed interface Span {
        long length();
    }

    /** As they stand in the rendition's file. */
    record Kept(long offset, long length) implements Span {}

    /** As they are made where nothing was recorded. */
    @SuppressWarnings("ArrayRecordComponent") // never compared
    record Made(byte[] bytes) implements Span {
        @Override
        public long length() {
            return bytes.length;
        }
    }

    long length() {
        return spans.stream().mapToLong(Span::length).sum();
    }
}
