package org.prodays.media;

import java.util.List;
import org.prodays.formats.Init;
import org.prodays.formats.RenditionName;
import org.prodays.formats.Time;
import org.prodays.formats.TrackKind;
import org.prodays.recordings.Entry;

/**
 * What a broadcast costs on the wire, in bits per second, and its frames per second: measured on whole segments, and a
 * sensible guess before the first; frames 0 while unknown.
 */
record Rates(List<Entry> entries) {
    /** The peak and average segment bit rate (rfc8216bis §4.1). */
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
        for (Entry entry : entries) {
            bits += bits(entry, init.name());
            micros += entry.piece(init.name()).gap() ? 0 : entry.duration();
        }
        if (bits == 0) {
            return guess(init);
        }
        long average = bits * Time.SECOND / micros;
        return new Bits(Math.max(average, peak(init.name())), average);
    }

    /** §4.1: of segments in a row that last between a half and one and a half target durations; 0 where there are none. */
    private long peak(RenditionName name) {
        long peak = 0;
        for (int first = 0; first < entries.size(); first++) {
            long bits = 0;
            long micros = 0;
            for (int i = first;
                    i < entries.size() && !entries.get(i).piece(name).gap();
                    i++) {
                bits += bits(entries.get(i), name);
                micros += entries.get(i).duration();
                if (micros > Time.TARGET_DURATION * 3 / 2) {
                    break;
                }
                peak = micros < Time.TARGET_DURATION / 2 ? peak : Math.max(peak, bits * Time.SECOND / micros);
            }
        }
        return peak;
    }

    private static long bits(Entry entry, RenditionName name) {
        return entry.piece(name).length() * 8L;
    }

    /** §4.4.6.2: of the segment with the most; a short one's says little. */
    double frames(RenditionName name) {
        return entries.stream()
                .filter(entry -> !entry.piece(name).gap() && entry.duration() >= Time.SECOND / 2)
                .mapToDouble(entry -> entry.piece(name).samples() * (double) Time.SECOND / entry.duration())
                .max()
                .orElse(0);
    }

    private static Bits guess(Init init) {
        if (init.name().kind() == TrackKind.AUDIO) {
            return SOUND_GUESS;
        }
        long average = (long) (init.width() * init.height() * BITS_PER_PIXEL);
        return new Bits(average * 3 / 2, average);
    }
}
