package org.prodays.stage;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.prodays.SetClock;
import org.prodays.formats.BadPacket;
import org.prodays.formats.Packet;
import org.prodays.formats.TrackKind;
import org.prodays.media.Broadcast;
import org.prodays.media.Drift;
import org.prodays.media.Origin;

class FeedTest {

    @TempDir
    Path folder;

    private final Clip clip = Clip.builtIn();
    private final SetClock clock = new SetClock();
    private final List<Duration> told = new ArrayList<>();
    private Broadcast broadcast;
    private Feed feed;

    @BeforeEach
    void begin() throws BadPacket {
        broadcast = new Origin(folder, clock).open("b");
        feed = new Feed(broadcast, clip.tracks().media(), told::add);
    }

    @Test
    void sound_whose_clock_is_slow_is_told_of_and_goes_on_put_right_in_another_run() throws Exception {
        play(0, 85, 0, 0.997);
        assertTrue(feed.apart().compareTo(Drift.LIMIT) > 0, feed.apart().toString());
        play(85, 130, 0, 0.997);
        assertEquals(Duration.ZERO, feed.apart());
        assertEquals(1, told.size());
        assertTrue(told.getFirst().compareTo(Drift.LIMIT) > 0, told.toString());
        broadcast.end();
        assertEquals(List.of("0 HIGH LOW SOUND AAC", "1 HIGH LOW SOUND AAC"), Runs.of(folder));
    }

    @Test
    void sound_of_quite_another_clock_is_put_where_it_came() throws Exception {
        play(0, 12, 3_600_000_000L, 1);
        broadcast.end();
        assertEquals(List.of("0 HIGH LOW SOUND AAC"), Runs.of(folder));
    }

    /** Plays the clip in a circle, with the sound on another clock. */
    private void play(int from, int until, long soundLater, double soundPace) throws BadPacket {
        long micros = from * 1_000_000L;
        for (long round = 0; round * clip.lengthMicros() < until * 1_000_000L; round++) {
            for (int i = 0; i < clip.packets().size(); i++) {
                var packet = clip.tracks().packet(clip.inRound(i, round));
                long time = packet.timestampMicros();
                if (time < from * 1_000_000L || time >= until * 1_000_000L) {
                    continue;
                }
                clock.pass(Duration.ofNanos(Math.max(0, time - micros) * 1_000));
                micros = Math.max(micros, time);
                feed.accept(
                        packet.name().kind() == TrackKind.VIDEO ? packet : late(packet, soundLater, soundPace),
                        clock.instant());
            }
        }
    }

    private static Packet late(Packet sound, long later, double pace) {
        return new Packet(
                sound.name(),
                later + Math.round(sound.timestampMicros() * pace),
                sound.durationMicros(),
                true,
                sound.data());
    }
}
