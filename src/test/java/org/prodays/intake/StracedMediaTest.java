package org.prodays.intake;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.net.InetAddress;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What ffmpeg asks of the kernel while it reads a source: nothing but the sockets it is given. */
class StracedMediaTest {
    private static final Set<String> OUTLETS =
            Set.of("connects to /box/HIGH", "connects to /box/LOW", "connects to /box/SOUND", "connects to /box/AAC");

    private final Place place =
            new Venue().admit(Venue.KEY, InetAddress.getLoopbackAddress()).orElseThrow();

    @TempDir
    Path folder;

    @Test
    void a_source_leaves_by_its_four_sockets_and_opens_no_file() throws Exception {
        assertEquals(OUTLETS, Set.copyOf(askedWhileReading(flashVideo())));
    }

    @Test
    void no_trick_makes_it_open_a_file_or_go_anywhere() throws Exception {
        for (byte[] trick : Tricks.towards("/etc/passwd", 9)) {
            assertEquals(List.of(), askedWhileReading(trick));
        }
    }

    /** A second of it, as RTMP would bring it. */
    private byte[] flashVideo() throws IOException {
        String command = "ffmpeg -nostdin -v error -f lavfi -i testsrc=size=320x180:rate=25 -f lavfi -i sine -t 1 -c:v"
                + " libx264 -preset ultrafast -pix_fmt yuv420p -c:a aac -f flv pipe:1";
        return new ProcessBuilder(command.split(" ", -1))
                .start()
                .getInputStream()
                .readAllBytes();
    }

    private List<String> askedWhileReading(byte[] bytes) throws Exception {
        var before = Strace.ffmpegs();
        var conversion = Conversion.start(true, true, place, () -> {});
        try (var strace = Strace.of(begun(before), folder.resolve("strace"))) {
            try {
                conversion.write(bytes);
            } catch (BadSource soon) {
                assertEquals(BadSource.Reason.UNREADABLE, soon.reason());
            }
            conversion.end();
            return strace.asked();
        }
    }

    /** The one that was not there before; it waits for its source. */
    private static long begun(Set<Long> before) throws InterruptedException {
        for (int i = 0; i < 600; i++) {
            var now = new HashSet<>(Strace.ffmpegs());
            now.removeAll(before);
            if (!now.isEmpty()) {
                return now.iterator().next();
            }
            TimeUnit.MILLISECONDS.sleep(50);
        }
        throw new AssertionError("ffmpeg did not begin");
    }
}
