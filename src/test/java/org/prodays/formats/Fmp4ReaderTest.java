package org.prodays.formats;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class Fmp4ReaderTest {
    private static final int WHOLE = Integer.MAX_VALUE;

    @TempDir
    Path folder;

    @Test
    void what_we_write_reads_back() throws Exception {
        var clip = Clip.of(320, 180);
        assertReadsBack(clip.video(), clip.pictures());
        assertReadsBack(clip.audio(), clip.sounds());
        byte[] lowComplexity = {0x11, (byte) 0x90};
        var aac = new AudioTrack("mp4a.40.2", 48_000, 2, lowComplexity);
        assertReadsBack(aac, List.of(new Packet(RenditionName.AAC, 0, 21_333, true, new byte[7])));
    }

    private static void assertReadsBack(Track track, List<Packet> packets) throws BadStream {
        var stream = new ByteArrayOutputStream();
        stream.writeBytes(InitSegment.of(track));
        var written = new Pushed();
        written.track(track);
        for (int i = 0; i < packets.size(); i += 5) {
            var some = packets.subList(i, Math.min(i + 5, packets.size()));
            var samples = some.stream().map(packet -> sample(track, packet)).toList();
            stream.writeBytes(
                    Part.of(track.name().kind(), track.timescale(), i, samples).bytes());
            some.forEach(written::packet);
        }
        assertEquals(written.lines(), Pushed.of(stream.toByteArray(), WHOLE).lines());
    }

    private static Sample sample(Track track, Packet packet) {
        return new Sample(
                Time.ticks(track.timescale(), packet.timestampMicros()),
                Time.ticks(track.timescale(), packet.durationMicros()),
                Time.ticks(track.timescale(), packet.compositionMicros()),
                packet.key(),
                packet.data());
    }

    @ParameterizedTest
    @ValueSource(strings = {Encoder.EVERY_FRAME, Encoder.EDITED, "+frag_keyframe+empty_moov"})
    void packets_and_times_are_those_that_ffprobe_reads(String flags) throws Exception {
        for (String what : List.of(Encoder.AVC, Encoder.AAC, Encoder.OPUS)) {
            byte[] stream = Encoder.stream(what, flags);
            var told = Pushed.of(stream, WHOLE).packets().stream()
                    .map(Fmp4ReaderTest::asProbed)
                    .toList();
            assertEquals(probed(stream), told, what + " " + flags);
        }
    }

    /** Offsets below zero (version 1 of trun): ffprobe shows all of them later instead, by one picture here. */
    @Test
    void pictures_may_be_shown_before_they_are_decoded() throws Exception {
        byte[] stream = Encoder.stream(Encoder.AVC, "+cmaf+empty_moov");
        var told = Pushed.of(stream, WHOLE).packets();
        assertEquals(0, told.getFirst().timestampMicros() + told.getFirst().compositionMicros());
        assertEquals(
                -40_000,
                told.stream().mapToLong(Packet::compositionMicros).min().orElseThrow());
        var later = told.stream()
                .map(Fmp4ReaderTest::onePictureLater)
                .map(Fmp4ReaderTest::asProbed)
                .toList();
        assertEquals(probed(stream), later);
    }

    private static Packet onePictureLater(Packet packet) {
        return new Packet(
                packet.name(),
                packet.timestampMicros(),
                packet.compositionMicros() + 40_000,
                packet.durationMicros(),
                packet.key(),
                packet.data());
    }

    /** ffmpeg says the pause as the duration of the packet before it. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                Encoder.AVC + " -vf select=lt(t\\,1)+gt(t\\,2.5) -fps_mode vfr -bf 0",
                Encoder.OPUS + " -af aselect=lt(t\\,1)+gt(t\\,2.5)"
            })
    void a_source_may_pause(String what) throws Exception {
        byte[] stream = Encoder.stream(what, Encoder.EVERY_FRAME);
        var packets = Pushed.of(stream, WHOLE).packets();
        assertEquals(
                probed(stream), packets.stream().map(Fmp4ReaderTest::asProbed).toList());
        var before = packets.stream()
                .filter(packet -> packet.durationMicros() == Gate.MAX_DURATION)
                .toList();
        assertEquals(1, before.size());
        var after = packets.get(packets.indexOf(before.getFirst()) + 1);
        long apart = after.timestampMicros() - before.getFirst().timestampMicros();
        assertTrue(apart > 1_400_000 && apart < 1_700_000, () -> "apart by " + apart);
    }

    private static String asProbed(Packet packet) {
        return String.format(
                Locale.ROOT,
                "%.6f,%.6f,%d,%s",
                (packet.timestampMicros() + packet.compositionMicros()) / 1e6,
                packet.timestampMicros() / 1e6,
                packet.data().length,
                packet.key() ? "K" : "_");
    }

    private List<String> probed(byte[] stream) throws Exception {
        var file = Files.write(folder.resolve("stream.mp4"), stream);
        String out = new String(
                Clip.Tool.output("ffprobe -v error -show_entries packet=pts_time,dts_time,size,flags -of csv=p=0 "
                        + file.toAbsolutePath()),
                StandardCharsets.US_ASCII);
        var lines = new ArrayList<String>();
        out.lines().filter(line -> !line.isBlank()).forEach(line -> lines.add(line.replaceAll("([K_])_?.*$", "$1")));
        return lines;
    }

    @ParameterizedTest
    @CsvSource({"1", "7", "1000"})
    void the_pieces_it_comes_in_make_no_difference(int piece) throws Exception {
        for (byte[] stream : Encoder.streams()) {
            assertEquals(
                    Pushed.of(stream, WHOLE).lines(), Pushed.of(stream, piece).lines());
        }
    }
}
