package org.prodays.sandbox;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.InetAddress;
import java.net.NetworkInterface;
import java.net.ServerSocket;
import java.net.SocketTimeoutException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.prodays.formats.Encoder;

/** What a program finds in its sandbox, and what it does not. */
class SandboxTest {
    private static final String SECRET = "canary-5f1c";

    @TempDir
    Path data;

    @Test
    void it_makes_a_picture_of_a_file_that_is_shown_to_it() throws Exception {
        var film = Files.write(data.resolve("film.mp4"), Encoder.stream(Encoder.AVC, Encoder.EVERY_FRAME));
        var own = Files.createDirectory(data.resolve("own"));
        var box = Sandbox.within(SandboxLimits.brief()).in(own).showing(film);
        assertWell(box.ffmpeg(words("-f mp4 -i /shown/film.mp4 -frames:v 1 -f image2 -update 1 /box/picture.jpg")));
        byte[] picture = Files.readAllBytes(own.resolve("picture.jpg"));
        assertEquals(0xffd8, ((picture[0] & 0xff) << 8) | (picture[1] & 0xff));
        try (var box2 = box.ffmpeg(words("-f mp4 -i /shown/film.mp4 -f data -y /shown/film.mp4"))) {
            assertFalse(box2.await().well(), "what is shown can be changed");
        }
    }

    @Test
    void bytes_go_in_and_come_out() throws Exception {
        try (var box = Sandbox.within(SandboxLimits.brief())
                .ffmpeg(words("-f mp4 -i pipe:0 -f s16le -ac 1 -ar 16000 pipe:1"))) {
            Thread.startVirtualThread(() -> {
                try (var in = box.stdin()) {
                    in.write(Encoder.stream(Encoder.AAC, Encoder.EVERY_FRAME));
                } catch (java.io.IOException e) {
                    throw new java.io.UncheckedIOException(e);
                }
            });
            assertEquals(3.0, box.stdout().readAllBytes().length / 32_000.0, 0.1, "seconds of sound");
            assertWell(box);
        }
    }

    @Test
    void no_file_is_there_but_its_own() throws Exception {
        var secret = Files.writeString(data.resolve("secret.txt"), SECRET);
        for (String path : List.of("file:" + secret, "/proc/1/root" + secret, "concat:" + secret, "/etc/passwd")) {
            try (var box = Sandbox.within(SandboxLimits.brief())
                    .ffmpeg(List.of("-f", "data", "-i", path, "-map", "0", "-c", "copy", "-f", "data", "pipe:1"))) {
                assertEquals("", new String(box.stdout().readAllBytes(), UTF_8));
                assertFalse(box.await().well(), path);
            }
        }
        assertEquals("dev etc lib lib64 proc usr", said("ls", "/"));
        assertEquals("alternatives ld.so.cache", said("ls", "/etc"));
        assertEquals("null urandom", said("ls", "/dev"));
        assertEquals("ls", said("ls", "/usr/bin"));
        assertEquals("", said("sh", "-c", "echo x >/x || echo x >/dev/x || echo x >/usr/lib/x"));
    }

    @Test
    void no_port_of_this_machine_can_be_reached() throws Exception {
        try (var server = new ServerSocket(0, 5, InetAddress.getByName("0.0.0.0"))) {
            for (String host : hosts()) {
                String address = host + ":" + server.getLocalPort();
                for (String url : List.of("http://" + address + "/x.mp4", "tcp://" + address)) {
                    try (var box =
                            Sandbox.within(SandboxLimits.brief()).ffmpeg(List.of("-i", url, "-f", "null", "-"))) {
                        assertFalse(box.await().well(), url);
                    }
                }
            }
            server.setSoTimeout(50);
            assertThrows(SocketTimeoutException.class, server::accept);
        }
    }

    @Test
    void nothing_of_ours_is_told() throws Exception {
        assertEquals(
                Set.of("PATH=/usr/bin", "LC_ALL=C.UTF-8", "MALLOC_ARENA_MAX=2", "PWD=/"),
                Set.copyOf(words(said("env"))));
        assertEquals("", said("cat", "/proc/1/environ"));
        assertEquals("sandbox", said("cat", "/proc/sys/kernel/hostname"));
        assertEquals("1 2", said("sh", "-c", "cd /proc && echo [0-9]*"));
        assertEquals(
                "CapEff: 0000000000000000",
                said("grep", "CapEff", "/proc/self/status").replaceAll("\\s+", " "));
    }

    @Test
    void all_of_it_ends_when_it_is_closed() throws Exception {
        var box = Sandbox.within(SandboxLimits.brief())
                .run(List.of("sh", "sleep"), List.of("sh", "-c", "sleep 1000 & echo on; sleep 1000"));
        assertEquals('o', box.stdout().read());
        var all = ProcessHandle.of(box.pid()).orElseThrow().descendants().toList();
        assertTrue(all.size() >= 3, all.toString());
        box.close();
        assertFalse(box.alive());
        assertGone(all);
    }

    @Test
    void all_of_it_ends_when_the_one_who_started_it_is_killed() throws Exception {
        var command = new java.util.ArrayList<>(List.of("sh", "-c", "\"$@\"; true", "sh"));
        var limits = SandboxLimits.brief();
        command.addAll(new SandboxCommand(limits, null, List.of(), false, List.of("sh", "sleep"))
                .of(List.of("sh", "-c", "echo on; sleep 1000")));
        var parent = new ProcessBuilder(command).start();
        assertEquals('o', parent.getInputStream().read());
        var all = parent.descendants().toList();
        assertTrue(all.size() >= 3, all.toString());
        parent.destroyForcibly().waitFor();
        assertGone(all);
    }

    private static void assertGone(List<ProcessHandle> all) throws Exception {
        for (ProcessHandle process : all) {
            process.onExit().get(30, TimeUnit.SECONDS);
        }
    }

    private static void assertWell(Sandboxed box) throws InterruptedException {
        var ended = box.await();
        assertTrue(ended.well(), ended.toString());
    }

    private static String said(String... command) throws Exception {
        var programs = command[0].equals("sh") ? List.of("sh", "sleep") : List.of(command[0]);
        try (var box = Sandbox.within(SandboxLimits.brief()).run(programs, List.of(command))) {
            String said = new String(box.stdout().readAllBytes(), UTF_8);
            box.await();
            return said.strip().replace('\n', ' ');
        }
    }

    private static List<String> hosts() throws Exception {
        return NetworkInterface.networkInterfaces()
                .flatMap(NetworkInterface::inetAddresses)
                .filter(java.net.Inet4Address.class::isInstance)
                .map(InetAddress::getHostAddress)
                .toList();
    }

    private static List<String> words(String text) {
        return Arrays.asList(text.split(" ", -1));
    }
}
