package org.prodays.media;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.prodays.formats.AudioTrack;
import org.prodays.formats.BadPacket;
import org.prodays.formats.Clip;
import org.prodays.formats.Packet;
import org.prodays.formats.RenditionName;
import org.prodays.formats.Track;
import org.prodays.formats.VideoTrack;

class BadPacketTest {
    @TempDir
    Path folder;

    private final Clip clip = Clip.of(320, 180);
    private final byte[] picture = clip.pictures().get(1).data();

    @Test
    void packets_that_are_not_what_they_say_are_refused_and_the_broadcast_goes_on() throws BadPacket {
        var studio = new Studio(folder);
        var run = studio.broadcast.begin(clip.tracks());
        assertEquals("first_not_key", refused(run, video(0, 40_000, picture)));
        Studio.feed(run, clip.until(5));
        assertEquals("time_not_monotone", refused(run, video(4_960_000, 40_000, picture)));
        assertEquals("time_jump", refused(run, video(14_980_001, 40_000, picture)));
        assertEquals("time_out_of_bounds", refused(run, video(Long.MIN_VALUE, 40_000, picture)));
        assertEquals("duration_out_of_bounds", refused(run, video(5_000_000, 0, picture)));
        assertEquals("duration_out_of_bounds", refused(run, video(5_000_000, 1_000_001, picture)));
        assertEquals("empty", refused(run, video(5_000_000, 40_000, new byte[0])));
        assertEquals("too_large", refused(run, video(5_000_000, 40_000, new byte[(1 << 20) + 1])));
        assertEquals("nal_lengths", refused(run, video(5_000_000, 40_000, Arrays.copyOf(picture, picture.length - 1))));
        assertEquals("nal_lengths", refused(run, video(5_000_000, 40_000, new byte[] {0, 0, 0, 0})));
        assertEquals("key_overdue", refused(run, video(10_040_001, 40_000, picture)));
        Studio.feed(
                run,
                clip.until(10).stream()
                        .filter(p -> p.timestampMicros() >= 5_000_000)
                        .toList());
        assertEquals(List.of(), new Rules().check(studio.playlist("video.m3u8")).broken());
        run.close();
        studio.broadcast.keeper().settle();
        assertEquals("run_closed", refused(run, video(10_000_000, 40_000, picture)));
        assertEquals(
                10.0, studio.origin.replay(Studio.ID).orElseThrow().duration().toMillis() / 1000.0);
    }

    @Test
    void a_packet_of_a_track_the_run_has_not_is_refused() throws BadPacket {
        var run = new Studio(folder).broadcast.begin(List.of(clip.audio()));
        assertEquals("unknown_track", refused(run, clip.pictures().get(0)));
    }

    @Test
    void configurations_that_do_not_fit_are_refused() {
        byte[] avcC = clip.video().avcC();
        String codec = clip.video().codec();
        assertEquals("no_tracks", refused());
        assertEquals("two_tracks_of_a_rendition", refused(clip.audio(), clip.audio()));
        assertEquals("codec_unknown", refused(new VideoTrack(RenditionName.HIGH, "hvc1.1.6.L93", 320, 180, avcC)));
        assertEquals(
                "codec_not_as_configured", refused(new VideoTrack(RenditionName.HIGH, "avc1.ffffff", 320, 180, avcC)));
        assertEquals("size_out_of_bounds", refused(new VideoTrack(RenditionName.HIGH, codec, 4097, 180, avcC)));
        assertEquals("size_out_of_bounds", refused(new VideoTrack(RenditionName.HIGH, codec, 320, 0, avcC)));
        for (int length = 0; length < avcC.length; length++) {
            assertEquals(
                    "avcc_malformed",
                    refused(new VideoTrack(RenditionName.HIGH, codec, 320, 180, Arrays.copyOf(avcC, length))));
        }
        assertEquals("codec_unknown", refused(new AudioTrack("mp4a.40.34", 48_000, 1, new byte[] {0x11, (byte) 0x88})));
        assertEquals("aac_configuration_malformed", refused(new AudioTrack("mp4a.40.2", 48_000, 1, new byte[0])));
        assertEquals("codec_not_as_configured", refused(new AudioTrack("mp4a.40.5", 48_000, 1, new byte[] {
            0x11, (byte) 0x88
        })));
        assertEquals("sample_rate_out_of_bounds", refused(new AudioTrack("opus", 96_000, 1, new byte[0])));
        assertEquals("channels_out_of_bounds", refused(new AudioTrack("opus", 48_000, 6, new byte[0])));
        assertEquals("opus_head_malformed", refused(new AudioTrack("opus", 48_000, 1, new byte[19])));
    }

    private String refused(Track... tracks) {
        var studio = new Studio(folder);
        var reason = assertThrows(BadPacket.class, () -> studio.broadcast.begin(List.of(tracks)))
                .reason();
        return reason.key();
    }

    private static String refused(Run run, Packet packet) {
        return assertThrows(BadPacket.class, () -> run.accept(packet)).reason().key();
    }

    private static Packet video(long time, long duration, byte[] data) {
        return new Packet(RenditionName.HIGH, time, duration, false, data);
    }
}
