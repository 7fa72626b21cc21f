package org.prodays.recordings;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.prodays.formats.Clip;
import org.prodays.formats.Encoder;
import org.prodays.formats.Packet;
import org.prodays.formats.Pushed;
import org.prodays.formats.RenditionName;
import org.prodays.media.Studio;

/** Files made of recordings, read by ffprobe and decoded by ffmpeg to the last sample. */
class MovieTest {
    private static final List<RenditionName> BOTH = List.of(RenditionName.HIGH, RenditionName.SOUND);

    @TempDir
    Path folder;

    private final Clip clip = Clip.of(320, 180);
    private final Clip other = Clip.of(160, 90);

    @Test
    void one_run_becomes_a_file_that_decodes_whole_with_its_tables_in_front() throws Exception {
        var studio = new Studio(folder.resolve("r"));
        studio.run(clip.tracks(), clip.until(13));
        studio.broadcast.end();
        var file = made(studio, BOTH);
        assertEquals(List.of("ftyp", "moov", "mdat"), boxes(Files.readAllBytes(file)));
        assertEquals(
                List.of("h264,320,180,325", "opus,650"),
                List.of(streams(file, "v").get(0), streams(file, "a").get(0)));
        assertEquals(13.0, duration(file), 0.04);
        assertEquals(325, frames(file, "v").size());
    }

    @Test
    void every_picture_keeps_its_bytes_and_its_time() throws Exception {
        var studio = new Studio(folder.resolve("r"));
        studio.run(clip.tracks(), clip.until(13));
        studio.broadcast.end();
        var file = made(studio, BOTH);
        var packets = lines(
                "ffprobe -v error -select_streams v -show_entries packet=pts_time,size,flags -of csv=p=0 " + file);
        var sent = clip.pictures().stream()
                .filter(picture -> picture.timestampMicros() < 13_000_000)
                .map(picture -> String.format(
                        Locale.ROOT,
                        "%.6f,%d,%s",
                        picture.timestampMicros() / 1e6,
                        picture.data().length,
                        picture.key() ? "K_" : "__"))
                .toList();
        assertEquals(sent, packets);
    }

    @Test
    void runs_of_several_sources_with_pauses_stay_in_step() throws Exception {
        var studio = new Studio(folder.resolve("r"));
        studio.run(clip.tracks(), clip.until(9));
        studio.clock.move(60);
        studio.run(other.tracks(), other.until(7));
        studio.clock.move(60);
        // the sound is missing for three seconds
        studio.run(
                clip.tracks(),
                clip.until(10).stream()
                        .filter(packet -> packet.name() == RenditionName.HIGH
                                || packet.timestampMicros() < 3_000_000
                                || packet.timestampMicros() >= 6_000_000)
                        .toList());
        studio.broadcast.end();
        var file = made(studio, BOTH);
        assertEquals(26.0, duration(file), 0.04);
        var sizes = frames(file, "v").stream()
                .map(line -> line.replaceAll("^[^,]*,|,$", ""))
                .distinct()
                .toList();
        assertEquals(List.of("320,180", "160,90"), sizes);
        var sounds = times(file, "a");
        assertEquals(1300, sounds.size());
        double widest = 0;
        for (int i = 1; i < sounds.size(); i++) {
            widest = Math.max(widest, sounds.get(i) - sounds.get(i - 1));
        }
        assertTrue(widest < 0.041, "a hole of " + widest + " s in the sound");
        var pictures = times(file, "v");
        assertEquals(9.0, pictures.get(225), 0.001);
        assertEquals(16.0, pictures.get(400), 0.001);
    }

    @Test
    void a_file_can_be_entered_anywhere() throws Exception {
        var studio = new Studio(folder.resolve("r"));
        studio.run(clip.tracks(), clip.until(20));
        studio.broadcast.end();
        var file = made(studio, BOTH);
        // the first picture after a jump is the one of that second, to the byte that is decoded
        var whole =
                Clip.Tool.output("ffmpeg -v error -i " + file + " -an -vf select='eq(n\\,300)' -vsync 0 -f rawvideo -");
        var jumped = Clip.Tool.output("ffmpeg -v error -ss 12 -i " + file + " -an -frames:v 1 -f rawvideo -");
        assertEquals(IndexLine.crc(whole), IndexLine.crc(jumped));
    }

    @Test
    void sound_alone_becomes_a_file_of_its_own() throws Exception {
        var studio = new Studio(folder.resolve("r"));
        studio.run(clip.tracks(), clip.until(8));
        studio.broadcast.end();
        var file = made(studio, List.of(RenditionName.SOUND));
        assertEquals(List.of("opus,400"), streams(file, "a"));
        assertEquals(8.0, duration(file), 0.04);
    }

    @Test
    void pictures_shown_in_another_order_and_sound_in_aac_keep_their_times() throws Exception {
        var studio = new Studio(folder.resolve("r"));
        var pictures = Pushed.of(Encoder.stream(Encoder.AVC, Encoder.EDITED), 4096);
        var sounds = Pushed.of(Encoder.stream(Encoder.AAC, Encoder.EDITED), 4096);
        studio.run(
                List.of(pictures.tracks().get(0), sounds.tracks().get(0)),
                Stream.concat(pictures.packets().stream(), sounds.packets().stream())
                        .sorted(Comparator.comparingLong(Packet::timestampMicros))
                        .toList());
        studio.broadcast.end();
        var file = made(studio, List.of(RenditionName.HIGH, RenditionName.AAC));
        assertEquals(75, frames(file, "v").size());
        var times = times(file, "v").stream().sorted().toList();
        for (int i = 0; i < times.size(); i++) {
            assertEquals(i * 0.04, times.get(i) - times.get(0), 0.001);
        }
        assertEquals(3.0, duration(file), 0.1);
    }

    private Path made(Studio studio, List<RenditionName> names) throws IOException {
        var recording = studio.recording();
        var file = folder.resolve("made.mp4");
        var movie = new Movie(recording, names);
        movie.write(file, written -> {});
        assertEquals(Files.size(file), movie.size());
        // decodes without a word
        Clip.Tool.output("ffmpeg -v warning -i " + file + " -f null -");
        return file;
    }

    private static List<String> boxes(byte[] file) {
        var types = new ArrayList<String>();
        int at = 0;
        while (at < file.length) {
            var header = ByteBuffer.wrap(file, at, 16);
            long size = header.getInt() & 0xffffffffL;
            types.add(new String(file, at + 4, 4, StandardCharsets.US_ASCII));
            header.getInt();
            at += (int) (size == 1 ? header.getLong() : size);
        }
        return types;
    }

    private static List<String> streams(Path file, String kind) {
        return lines("ffprobe -v error -count_packets -select_streams " + kind
                + " -show_entries stream=codec_name,width,height,nb_read_packets -of csv=p=0 " + file);
    }

    private static double duration(Path file) {
        return Double.parseDouble(lines("ffprobe -v error -show_entries format=duration -of csv=p=0 " + file)
                .get(0));
    }

    private static List<String> frames(Path file, String kind) {
        return lines("ffprobe -v error -select_streams " + kind
                + " -show_entries frame=pts_time,width,height -of csv=p=0 " + file);
    }

    private static List<Double> times(Path file, String kind) {
        return lines("ffprobe -v error -select_streams " + kind + " -show_entries packet=pts_time -of csv=p=0 " + file)
                .stream()
                .map(line -> Double.parseDouble(line.replace(",", "")))
                .toList();
    }

    private static List<String> lines(String command) {
        return new String(Clip.Tool.output(command), StandardCharsets.UTF_8)
                .lines()
                .filter(line -> !line.isBlank())
                .toList();
    }
}
