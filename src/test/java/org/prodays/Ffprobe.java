package org.prodays;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** A second opinion on what we package: Debian's ffprobe. */
public final class Ffprobe {

    private static final Path PROGRAM = Path.of("/usr/bin/ffprobe");

    private Ffprobe() {}

    /** Reads a playlist without an error and finds what a studio sends. */
    static void assertWhole(String playlist) throws IOException, InterruptedException {
        assertHolds("aac h264 opus", playlist);
    }

    /** Reads a playlist without an error and finds these codecs, in the order of the alphabet. */
    public static void assertHolds(String codecs, String playlist) throws IOException, InterruptedException {
        if (!Files.isExecutable(PROGRAM)) {
            throw new IllegalStateException("no ffprobe; install it: apt-get install ffmpeg");
        }
        Process process = new ProcessBuilder(
                        PROGRAM.toString(),
                        "-v",
                        "error",
                        "-show_entries",
                        "stream=codec_name",
                        "-of",
                        "csv=p=0",
                        playlist)
                .redirectErrorStream(true)
                .start();
        String printed = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        process.waitFor(60, TimeUnit.SECONDS);
        assertEquals(
                codecs,
                String.join(
                        " ",
                        printed.lines()
                                .filter(line -> !line.isBlank())
                                .sorted()
                                .distinct()
                                .toList()));
    }

    /** Decodes all of a playlist without an error. */
    public static void assertDecodes(String playlist) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(
                        "/usr/bin/ffmpeg", "-nostdin", "-v", "error", "-i", playlist, "-f", "null", "-")
                .redirectErrorStream(true)
                .start();
        String printed = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertEquals(0, process.waitFor());
        // ffmpeg 5.1 says so of each second init segment, which a discontinuity with another source needs
        assertEquals(
                List.of(),
                printed.lines()
                        .filter(line -> !line.contains("Found duplicated MOOV Atom. Skipped it"))
                        .toList());
    }
}
