package org.prodays.media;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.prodays.formats.Clip;
import org.prodays.formats.Packet;
import org.prodays.formats.RenditionName;
import org.prodays.formats.Time;
import org.prodays.formats.Track;

class TwoSizesTest {

    @TempDir
    Path folder;

    private final Clip high = Clip.of(320, 180);
    private final Clip low = Clip.of(160, 90).small();

    @Test
    void both_sizes_are_cut_at_the_same_times() {
        var studio = new Studio(folder);
        studio.run(tracks(), packets(packet -> packet.timestampMicros() < 18_000_000));
        assertEquals(segments(studio, "video"), segments(studio, "low"));
        assertEquals(List.of(), new Rules().check(studio.playlist("video.m3u8")).broken());
        assertEquals(List.of(), new Rules().check(studio.playlist("low.m3u8")).broken());
        assertTrue(studio.playlist("low.m3u8").contains("EXT-X-RENDITION-REPORT:URI=\"video.m3u8\""));
    }

    @Test
    void the_big_one_is_given_up_and_comes_back_at_the_start_of_a_segment() {
        var studio = new Studio(folder);
        studio.run(
                tracks(),
                packets(packet -> packet.name() != RenditionName.HIGH
                        || packet.timestampMicros() < 9_000_000
                        || packet.timestampMicros() >= 18_000_000));
        studio.broadcast.end();
        // 0-4, 4-8, 8-9 of 8-12, nothing of 12-16 and 16-20 (whose start was missed), and again from 20 on
        assertEquals("...gg...", gaps(studio, "replay-video"));
        assertEquals("........", gaps(studio, "replay-low"));
        assertEquals("........", gaps(studio, "replay-audio"));
    }

    @Test
    void a_pause_that_is_said_is_told_at_once_and_leaves_no_hole() {
        var studio = new Studio(folder);
        var rules = new Rules();
        var run = studio.run(tracks(), packets(packet -> packet.timestampMicros() < 10_000_000));
        run.pause(RenditionName.HIGH);
        Studio.feed(run, packets(packet -> packet.name() != RenditionName.HIGH && between(packet, 10, 11)));
        rules.check(studio.playlist("video.m3u8"));
        // nobody waits for it: the small one and the sound go on, and players of the large one know
        assertEquals(List.of(false, false), lastPartsAreGaps(studio, "low", "audio"));
        assertEquals(List.of(true), lastPartsAreGaps(studio, "video"));
        Studio.feed(run, packets(packet -> packet.name() != RenditionName.HIGH && between(packet, 11, 16)));
        rules.check(studio.playlist("video.m3u8"));
        Studio.feed(run, packets(packet -> between(packet, 16, 22)));
        rules.check(studio.playlist("video.m3u8"));
        assertEquals(List.of(), rules.broken());
        studio.broadcast.end();
        // 0-4, 4-8, 8-10, a gap of 10-14 and 14-18, and again from 18 on: the pause ends a segment
        assertEquals("...gg.", gaps(studio, "replay-video"));
        assertEquals("......", gaps(studio, "replay-low"));
        assertEquals("......", gaps(studio, "replay-audio"));
        assertTrue(studio.playlist("replay-video.m3u8").contains("#EXTINF:2.00000,"));
    }

    @Test
    void the_multivariant_playlist_tells_of_both_sizes_and_of_sound_alone() {
        var studio = new Studio(folder);
        studio.run(tracks(), packets(packet -> packet.timestampMicros() < 10_000_000));
        var variants = studio.playlist("main.m3u8")
                .lines()
                .filter(line -> line.startsWith("#EXT-X-STREAM-INF"))
                .map(line -> line.replaceAll("BANDWIDTH=\\d+", "BANDWIDTH"))
                .toList();
        assertEquals(
                List.of(
                        "#EXT-X-STREAM-INF:BANDWIDTH,AVERAGE-BANDWIDTH,CODECS=\""
                                + high.video().codec()
                                + ",opus\",RESOLUTION=320x180,FRAME-RATE=25.000,STABLE-VARIANT-ID=\"video\",AUDIO=\"audio\",CLOSED-CAPTIONS=NONE",
                        "#EXT-X-STREAM-INF:BANDWIDTH,AVERAGE-BANDWIDTH,CODECS=\""
                                + low.video().codec()
                                + ",opus\",RESOLUTION=160x90,FRAME-RATE=25.000,STABLE-VARIANT-ID=\"low\",AUDIO=\"audio\",CLOSED-CAPTIONS=NONE",
                        "#EXT-X-STREAM-INF:BANDWIDTH,AVERAGE-BANDWIDTH,CODECS=\"opus\",STABLE-VARIANT-ID=\"audio\",AUDIO=\"audio\",CLOSED-CAPTIONS=NONE"),
                variants);
    }

    @Test
    void pictures_in_another_order_keep_their_times_and_key_frames_their_place() {
        var studio = new Studio(folder);
        // as an encoder with B-frames does: decoded 80 ms before its time, the two after a key frame swapped
        studio.run(
                tracks(),
                packets(packet -> packet.timestampMicros() < 9_000_000).stream()
                        .map(packet -> packet.name() == RenditionName.HIGH
                                ? new Packet(
                                        RenditionName.HIGH,
                                        packet.timestampMicros() - 80_000,
                                        80_000,
                                        packet.durationMicros(),
                                        packet.key(),
                                        packet.data())
                                : packet)
                        .toList());
        assertEquals(segments(studio, "low"), segments(studio, "video"));
    }

    private List<Track> tracks() {
        return List.of(high.video(), low.video(), high.audio());
    }

    private List<Packet> packets(Predicate<Packet> which) {
        return Stream.of(high.pictures(), low.pictures(), high.sounds())
                .flatMap(List::stream)
                .filter(which)
                .sorted(Comparator.comparingLong(Packet::timestampMicros))
                .toList();
    }

    private static boolean between(Packet packet, int from, int until) {
        return packet.timestampMicros() >= from * Time.SECOND && packet.timestampMicros() < until * Time.SECOND;
    }

    private static List<Boolean> lastPartsAreGaps(Studio studio, String... renditions) {
        return Stream.of(renditions)
                .map(name -> Playlist.of(studio.playlist(name + ".m3u8")))
                .map(playlist -> playlist.parts().getLast().gap())
                .toList();
    }

    private static String segments(Studio studio, String rendition) {
        return String.join(
                "\n",
                studio.playlist(rendition + ".m3u8")
                        .lines()
                        .filter(line -> line.startsWith("#EXTINF") || line.matches("[a-z]+-0-\\d+\\.m4s"))
                        .map(line -> line.replace(rendition, ""))
                        .toList());
    }

    private static String gaps(Studio studio, String rendition) {
        var text = new StringBuilder();
        boolean gap = false;
        for (String line : studio.playlist(rendition + ".m3u8").lines().toList()) {
            gap |= line.equals("#EXT-X-GAP");
            if (line.startsWith("#EXTINF")) {
                text.append(gap ? 'g' : '.');
                gap = false;
            }
        }
        return text.toString();
    }
}
