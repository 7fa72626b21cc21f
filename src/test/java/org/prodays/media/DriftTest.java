package org.prodays.media;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.prodays.formats.Clip;
import org.prodays.formats.RenditionName;

class DriftTest {

    private static final Instant START = Instant.parse("2026-11-23T20:00:00Z");

    private final Clip clip = Clip.of(320, 180);
    private final Drift drift = new Drift(List.of(clip.video(), clip.audio()));

    /** When a packet of a track comes, and its time, both in seconds, from the second at which it was made. */
    private interface Line {
        double[] of(RenditionName name, double made);
    }

    private void play(double from, double until, Line line) {
        for (double made = from; made < until; made += 0.04) {
            for (var name : List.of(RenditionName.HIGH, RenditionName.SOUND)) {
                double[] packet = line.of(name, made);
                drift.saw(name, Math.round(packet[1] * 1e6), START.plusNanos(Math.round(packet[0] * 1e9)));
            }
        }
    }

    @Test
    void a_line_that_jitters_and_a_constant_offset_are_no_drift() {
        var random = new Random(1);
        play(
                0,
                300,
                (name, made) -> name == RenditionName.HIGH
                        ? new double[] {made + random.nextDouble() * 2, made + 1}
                        : new double[] {made + random.nextDouble() * random.nextDouble(), made});
        assertEquals(Duration.ZERO, drift.apart());
        assertEquals(Map.of(), drift.correction());
    }

    @Test
    void a_clock_that_is_a_thousandth_slow_is_told_and_then_corrected_by_what_it_lost() {
        play(0, 145, (name, made) -> new double[] {made, name == RenditionName.SOUND ? made * 0.999 : made});
        assertTrue(drift.apart().compareTo(Drift.LIMIT) > 0, drift.apart().toString());
        assertEquals(Map.of(), drift.correction());
        play(145, 185, (name, made) -> new double[] {made, name == RenditionName.SOUND ? made * 0.999 : made});
        var correction = drift.correction();
        assertEquals(0L, correction.getOrDefault(RenditionName.HIGH, 1L));
        assertEquals(170_000, correction.getOrDefault(RenditionName.SOUND, 0L), 12_000);
    }

    @Test
    void a_track_that_is_held_up_for_half_a_minute_is_not_moved() {
        Line heldUp = (name, made) ->
                new double[] {made + (name == RenditionName.HIGH && made > 50 && made < 85 ? 0.6 : 0), made};
        play(0, 90, heldUp);
        assertEquals(Map.of(), drift.correction());
        play(90, 130, heldUp);
        assertEquals(Duration.ZERO, drift.apart());
    }

    @Test
    void what_runs_away_by_more_than_ten_seconds_is_corrected_at_the_next_look() {
        play(0, 35, (name, made) -> new double[] {made, name == RenditionName.SOUND ? made * 2 : made});
        assertTrue(drift.correction().getOrDefault(RenditionName.SOUND, 0L) < -10_000_000);
    }
}
