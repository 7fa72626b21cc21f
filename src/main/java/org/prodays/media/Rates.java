package org.prodays.media;

import java.util.List;

/**
 * What a broadcast costs on the wire, in bits per second, and its frames per second: measured on whole segments, and a
 * sensible guess before the first; frames 0 while unknown.
 */
record Rates(List<Entry> entries) {
    /** peak: of the segment with the highest rate (rfc8216bis §4.4.6.2). */
    record Bits(long peak, long average) {
        Bits plus(Bits other) {
            return new Bits(peak + other.peak, average + other.average);
        }
    }

    private static final Bits SOUND_GUESS = new Bits(80_000, 64_000);
    /** Bits a pixel and second that a browser's encoder is asked for in our studio, times the usual 25 frames. */
    private static final double BITS_PER_PIXEL = 2.5;

    Bits bits(Init init) {
        long bits = 0;
        long micros = 0;
        long peak = 0;
        for (Entry entry : entries) {
            long own = entry.piece(init.name()).length() * 8L;
            bits += own;
            micros += own == 0 ? 0 : entry.duration();
            // a tail of less than half a second says nothing of the peak
            peak = entry.duration() < Time.SECOND / 2 ? peak : Math.max(peak, own * Time.SECOND / entry.duration());
        }
        return peak == 0 ? guess(init) : new Bits(peak, Math.min(peak, bits * Time.SECOND / micros));
    }

    double frames(RenditionName name) {
        long samples = 0;
        long micros = 0;
        for (Entry entry : entries) {
            samples += entry.piece(name).samples();
            micros += entry.piece(name).gap() ? 0 : entry.duration();
        }
        return micros == 0 ? 0 : samples * (double) Time.SECOND / micros;
    }

    private static Bits guess(Init init) {
        if (init.name().kind() == TrackKind.AUDIO) {
            return SOUND_GUESS;
        }
        long average = (long) (init.width() * init.height() * BITS_PER_PIXEL);
        return new Bits(average * 3 / 2, average);
    }
}
