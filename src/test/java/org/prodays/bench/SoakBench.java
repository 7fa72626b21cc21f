package org.prodays.bench;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/** {@link Soak} with the packaged program, in 720p and 360p. */
final class SoakBench {

    private SoakBench() {}

    static List<Figure> measure(Path folder, int minutes) throws Exception {
        try (var air = OnAir.start(folder.resolve("data"))) {
            return Soak.of(air, folder, Duration.ofMinutes(minutes));
        }
    }
}
