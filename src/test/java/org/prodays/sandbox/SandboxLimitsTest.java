package org.prodays.sandbox;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.prodays.sandbox.Sandboxed.Excess;

/** Each limit of a sandbox, reached. */
class SandboxLimitsTest {
    private static final int MIB = 1 << 20;
    private static final SandboxLimits BRIEF = SandboxLimits.brief();

    @TempDir
    Path folder;

    @Test
    void memory() throws Exception {
        var limits = BRIEF.withMemory(200 * MIB);
        assertKilled(Excess.MEMORY, limits, "-f lavfi -i testsrc=size=1280x720 -vf reverse -f null -");
    }

    @Test
    void memory_that_is_asked_for_at_once_is_not_given() throws Exception {
        var box = Sandbox.within(BRIEF.withMemory(100 * MIB)).in(folder);
        // one picture of 16,384 by 16,384 takes 1.6 GB
        try (var bomb = box.ffmpeg(words("-f lavfi -i color=size=16384x16384,format=rgb48 -frames:v 1 -f null -"))) {
            assertTrue(!bomb.await().well(), bomb.words());
        }
    }

    @Test
    void a_picture_that_grows_from_half_a_megabyte_to_half_a_gigabyte() throws Exception {
        Files.write(folder.resolve("bomb.png"), Bomb.png(16_000));
        assertKilled(Excess.MEMORY, BRIEF.withMemory(200 * MIB), "-f png_pipe -i /box/bomb.png -vf reverse -f null -");
    }

    @Test
    void time() throws Exception {
        assertKilled(Excess.TIME, BRIEF.withTime(Duration.ofMillis(500)), "-f s16le -i pipe:0 -f null -");
    }

    @Test
    void time_of_processors() throws Exception {
        var limits = BRIEF.withCpu(Duration.ofMillis(500));
        assertKilled(Excess.CPU, limits, "-f lavfi -i mandelbrot=size=1280x720 -f null -");
    }

    @Test
    void bytes_written() throws Exception {
        var limits = BRIEF.withWritten(MIB);
        assertKilled(Excess.WRITTEN, limits, "-f lavfi -i testsrc=size=640x360 -f rawvideo /box/film");
        assertEquals(MIB, folder.resolve("film").toFile().length());
        String many = "-f lavfi -i testsrc=size=640x360 -f image2 -c:v rawvideo -pix_fmt rgb24 /box/%d.rgb";
        assertKilled(Excess.WRITTEN, limits, many);
    }

    @Test
    void tasks() throws Exception {
        String fork = "i=0; while [ $i -lt 60 ]; do sleep 60 & i=$((i+1)); done; wait";
        try (var box = Sandbox.within(BRIEF.withTasks(30)).run(List.of("sh", "sleep"), List.of("sh", "-c", fork))) {
            assertEquals(Optional.of(Excess.TASKS), box.await().excess());
        }
    }

    @Test
    void a_share_of_the_processors_is_measured_over_ten_seconds() {
        var watch = new SandboxWatch(SandboxLimits.lasting(), 0);
        for (int second = 0; second <= 20; second++) {
            assertEquals(Optional.empty(), watch.look(using(second), seconds(second)), second + " s");
        }
        // two processors from now on; 1.5 are allowed
        for (int second = 21; second <= 25; second++) {
            assertEquals(Optional.empty(), watch.look(using(2 * second - 20), seconds(second)), second + " s");
        }
        assertEquals(Optional.of(Excess.CPU), watch.look(using(2 * 26 - 20), seconds(26)));
    }

    @Test
    void of_what_a_program_says_the_last_is_kept() {
        var tail = new Tail();
        byte[] noise = new byte[8 * MIB];
        new Random(5).nextBytes(noise);
        tail.read(new ByteArrayInputStream(noise));
        assertTrue(tail.text().length() <= 20 * 201, "kept " + tail.text().length());
        tail.read(new ByteArrayInputStream("\nthe end: é\n".getBytes(java.nio.charset.StandardCharsets.UTF_8)));
        assertTrue(tail.text().endsWith("\nthe end: ??"), tail.text());
    }

    @Test
    void a_program_that_is_missing_is_named_by_its_package() {
        var missing = assertThrows(
                SandboxMissing.class, () -> Programs.require(List.of("sh", "no-such-program", "neither-this")));
        assertEquals(List.of("no-such-program", "neither-this"), missing.packages());
        assertEquals("apt-get install no-such-program neither-this", missing.getMessage());
    }

    private void assertKilled(Excess why, SandboxLimits limits, String arguments) throws Exception {
        try (var box = Sandbox.within(limits).in(folder).ffmpeg(words(arguments))) {
            var ended = box.await();
            assertEquals(Optional.of(why), ended.excess(), ended.toString());
        }
    }

    private static Usage using(int cpu) {
        return new Usage(MIB, Duration.ofSeconds(cpu), 0, 5);
    }

    private static long seconds(int count) {
        return Duration.ofSeconds(count).toNanos();
    }

    private static List<String> words(String text) {
        return Arrays.asList(text.split(" ", -1));
    }
}
