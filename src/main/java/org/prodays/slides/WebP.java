package org.prodays.slides;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.prodays.sandbox.Sandbox;
import org.prodays.sandbox.SandboxLimits;

/**
 * Makes WebP of PNG with ffmpeg, in the sandbox: each picture once without loss, which is smaller for words and drawings, and once with some,
 * which is smaller for photographs. The smaller one is kept.
 */
final class WebP {
    private static final long WRITTEN = 1L << 30;
    private static final Duration LONGEST = Duration.ofMinutes(5);

    private WebP() {}

    /** Beside each picture {@code kind-0001.png} and so on in the folder, {@code kind-0001.webp}. */
    static void make(Path folder, String kind, int many) throws IOException, InterruptedException {
        var limits =
                SandboxLimits.brief().withWritten(WRITTEN).withTime(LONGEST).withCpu(LONGEST);
        try (var ffmpeg = Sandbox.within(limits).in(folder).ffmpeg(arguments(kind))) {
            var ended = ffmpeg.await();
            if (!ended.well()) {
                throw new IOException("ffmpeg " + ended);
            }
        }
        for (int i = 0; i < many; i++) {
            smaller(folder, kind, i);
        }
    }

    private static List<String> arguments(String kind) {
        String names = "/box/" + kind + "-%04d.";
        var arguments =
                new ArrayList<>(words("-protocol_whitelist file -codec_whitelist png -f image2 -i " + names + "png"));
        arguments.addAll(words("-c:v libwebp -lossless 1 -compression_level 4 -f image2 " + names + "exact.webp"));
        arguments.addAll(words("-c:v libwebp -quality 70 -preset picture -f image2 " + names + "near.webp"));
        return arguments;
    }

    private static void smaller(Path folder, String kind, int drawn) throws IOException {
        Path exact = folder.resolve(Drawer.Task.name(kind, drawn, "exact.webp"));
        Path near = folder.resolve(Drawer.Task.name(kind, drawn, "near.webp"));
        boolean first = Files.size(exact) <= Files.size(near);
        Files.move(first ? exact : near, folder.resolve(Drawer.Task.name(kind, drawn, "webp")));
        Files.delete(first ? near : exact);
    }

    private static List<String> words(String text) {
        return List.of(text.split(" ", -1));
    }
}
