package org.prodays.recordings;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.prodays.formats.Clip;
import org.prodays.formats.Encoder;
import org.prodays.formats.Packet;
import org.prodays.formats.Pushed;
import org.prodays.media.Origin;
import org.prodays.media.Studio;

/** What is made of a recording after its end, in the background. */
class DownloadsTest {
    @TempDir
    Path folder;

    private final Clip high = Clip.of(320, 180);
    private final Clip low = Clip.of(160, 90).small();
    private final LinkedBlockingQueue<String> told = new LinkedBlockingQueue<>();

    @Test
    void after_the_end_each_size_and_the_sound_become_a_file() throws Exception {
        var studio = recorded(8);
        assertEquals(List.of(), downloads(studio.origin));
        studio.origin.finishRecordings(told::add);
        studio.broadcast.end();
        untilReady(studio.origin);
        assertEquals(
                List.of("video.mp4 180 MP4 READY", "low.mp4 90 MP4 READY", "sound.ogg 0 OGG READY"),
                downloads(studio.origin).stream()
                        .map(one -> one.file() + " " + one.height() + " " + one.format() + " " + one.state())
                        .toList());
        for (Download one : downloads(studio.origin)) {
            var file = folder.resolve(Studio.ID).resolve(one.file());
            assertEquals(Files.size(file), one.bytes());
            Clip.Tool.output("ffmpeg -v warning -i " + file + " -f null -");
            assertEquals(8.0, duration(file), 0.04);
        }
        studio.origin.close();
    }

    /** A kill leaves a file half made under another name; the next start makes it whole, and what is there is left alone. */
    @Test
    void what_a_kill_left_undone_is_made_after_the_next_start() throws Exception {
        var studio = recorded(8);
        studio.broadcast.end();
        var recording = folder.resolve(Studio.ID);
        Files.writeString(recording.resolve("video.mp4.part"), "half a file, and longer than nothing");
        Files.writeString(recording.resolve("low.mp4"), "made before");
        var again = new Origin(folder, studio.clock);
        assertEquals(
                List.of("WAITING", "READY", "WAITING"),
                downloads(again).stream().map(one -> one.state().name()).toList());
        again.finishRecordings(told::add);
        untilReady(again);
        again.close();
        assertEquals("made before", Files.readString(recording.resolve("low.mp4")));
        Clip.Tool.output("ffmpeg -v warning -i " + recording.resolve("video.mp4") + " -f null -");
        try (var files = Files.list(recording)) {
            assertEquals(
                    List.of(),
                    files.filter(file -> file.toString().endsWith(".part")).toList());
        }
    }

    @Test
    void sound_in_aac_is_preferred_as_it_opens_anywhere() throws Exception {
        var studio = new Studio(folder);
        var aac = Pushed.of(Encoder.stream(Encoder.AAC, Encoder.EVERY_FRAME), 4096);
        var both = new ArrayList<>(aac.packets());
        high.sounds().stream()
                .filter(packet -> packet.timestampMicros() < 3_000_000)
                .forEach(both::add);
        both.sort(Comparator.comparingLong(Packet::timestampMicros));
        studio.run(List.of(aac.tracks().get(0), high.audio()), both);
        studio.broadcast.end();
        studio.origin.finishRecordings(told::add);
        untilReady(studio.origin);
        studio.origin.close();
        assertEquals(
                List.of("sound.m4a"),
                downloads(studio.origin).stream().map(Download::file).toList());
        Clip.Tool.output("ffmpeg -v warning -i " + folder.resolve(Studio.ID).resolve("sound.m4a") + " -f null -");
    }

    @Test
    void progress_is_told_in_tenths() throws Exception {
        var studio = recorded(20);
        var recording = studio.recording();
        studio.broadcast.end();
        var steps = new ArrayList<String>();
        new Downloads(new DiskBudget(folder, 0, 0)).finish(Studio.ID, recording, () -> {
            var now = recording.extras().now();
            steps.add(now == null ? "-" : now.name() + " " + now.percent() / 10);
        });
        for (String name : List.of("video.mp4 ", "low.mp4 ", "sound.ogg ")) {
            assertTrue(steps.stream().filter(step -> step.startsWith(name)).count() > 3, steps.toString());
        }
        assertEquals(
                steps.stream().distinct().filter(step -> !step.equals("-")).toList(),
                steps.stream().filter(step -> !step.equals("-")).toList());
    }

    private Studio recorded(int seconds) {
        var studio = new Studio(folder);
        var packets = new ArrayList<>(high.until(seconds));
        low.pictures().stream()
                .filter(packet -> packet.timestampMicros() < seconds * 1e6)
                .forEach(packets::add);
        packets.sort(Comparator.comparingLong(Packet::timestampMicros));
        studio.run(List.of(high.video(), low.video(), high.audio()), packets);
        return studio;
    }

    private void untilReady(Origin origin) throws InterruptedException {
        while (downloads(origin).isEmpty()
                || downloads(origin).stream().anyMatch(one -> one.state() != Download.State.READY)) {
            assertEquals(Studio.ID, told.poll(60, TimeUnit.SECONDS));
        }
    }

    private static List<Download> downloads(Origin origin) {
        return origin.replay(Studio.ID).orElseThrow().downloads();
    }

    private static double duration(Path file) throws IOException {
        byte[] said = Clip.Tool.output("ffprobe -v error -show_entries format=duration -of csv=p=0 " + file);
        return Double.parseDouble(new String(said, StandardCharsets.UTF_8).strip());
    }
}
