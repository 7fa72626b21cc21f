package org.prodays.media;

import java.util.List;

/**
 * What a broadcast costs on the wire, in bits per second, and its frames per second: measured on whole segments, and a
 * sensible guess before the first; frames 0 while unknown.
 */
record Rates(Bits video, Bits audio, double frames) {
    /** peak: of the segment with the highest rate (rfc8216bis §4.4.6.2). */
    record Bits(long peak, long average) {
        Bits plus(Bits other) {
            return new Bits(peak + other.peak, average + other.average);
        }
    }

    private static final Bits SOUND_GUESS = new Bits(80_000, 64_000);
    private static final Bits NONE = new Bits(0, 0);
    /** Bits a pixel and second that a browser's encoder is asked for in our studio, times the usual 25 frames. */
    private static final double BITS_PER_PIXEL = 2.5;

    static Rates of(List<Entry> entries, List<Init> videos, List<Init> audios) {
        Bits guess = videos.isEmpty() ? NONE : guess(videos.get(videos.size() - 1));
        return new Rates(
                measured(entries, TrackKind.VIDEO, guess),
                measured(entries, TrackKind.AUDIO, audios.isEmpty() ? NONE : SOUND_GUESS),
                frames(entries));
    }

    private static double frames(List<Entry> entries) {
        long samples = 0;
        long micros = 0;
        for (Entry entry : entries) {
            samples += entry.video().samples();
            micros += entry.video().gap() ? 0 : entry.duration();
        }
        return micros == 0 ? 0 : samples * (double) Time.SECOND / micros;
    }

    private static Bits guess(Init video) {
        long average = (long) (video.width() * video.height() * BITS_PER_PIXEL);
        return new Bits(average * 3 / 2, average);
    }

    private static Bits measured(List<Entry> entries, TrackKind kind, Bits guess) {
        long bits = 0;
        long micros = 0;
        long peak = 0;
        for (Entry entry : entries) {
            long own = entry.piece(kind).length() * 8L;
            bits += own;
            micros += own == 0 ? 0 : entry.duration();
            // a tail of less than half a second says nothing of the peak
            peak = entry.duration() < Time.SECOND / 2 ? peak : Math.max(peak, own * Time.SECOND / entry.duration());
        }
        return peak == 0 ? guess : new Bits(peak, Math.min(peak, bits * Time.SECOND / micros));
    }
}
