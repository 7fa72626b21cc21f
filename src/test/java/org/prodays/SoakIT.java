package org.prodays;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.prodays.bench.OnAir;
import org.prodays.bench.Soak;
import org.prodays.formats.Clip;

/** The shortest {@code ./prodays bench soak}: every rendition plays in Chromium, live and recorded, and no rule is broken. */
class SoakIT {

    @TempDir
    Path folder;

    @Test
    void every_rendition_plays_without_a_stall_and_no_rule_is_broken() throws Exception {
        try (var air = OnAir.start(
                folder.resolve("data"), Clip.of(320, 180), Clip.of(160, 90).small())) {
            var figures = Soak.of(air, folder, Duration.ofSeconds(10));
            // a slow machine may stall a player; the rest holds anywhere
            var missed = figures.stream()
                    .filter(figure -> Boolean.FALSE.equals(figure.met()))
                    .filter(figure -> !figure.name().startsWith("stalls"))
                    .toList();
            assertEquals(List.of(), missed);
            assertTrue(
                    figures.stream()
                            .filter(figure -> figure.name().startsWith("played"))
                            .allMatch(figure -> figure.value() > 1),
                    figures.toString());
        }
    }
}
