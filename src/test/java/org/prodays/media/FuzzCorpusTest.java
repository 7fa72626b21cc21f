package org.prodays.media;

import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assertions.fail;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.prodays.captions.CaptionFuzz;
import org.prodays.formats.StreamFuzz;

/** Plays again what the fuzzer found worth keeping. */
class FuzzCorpusTest {
    private static final long SECOND = 1_000_000_000;

    @Test
    void streams() throws IOException {
        replay("stream", StreamFuzz::fuzzerTestOneInput);
    }

    @Test
    void queries() throws IOException {
        QueryFuzz.fuzzerTestOneInput(new byte[0]); // goes on air first
        replay("query", QueryFuzz::fuzzerTestOneInput);
    }

    @Test
    void captions() throws IOException {
        replay("captions", CaptionFuzz::fuzzerTestOneInput);
    }

    private static void replay(String target, Consumer<byte[]> fuzz) throws IOException {
        List<Path> inputs;
        try (var files = Files.list(Path.of("src/test/fuzz", target))) {
            inputs = files.sorted().toList();
        }
        assertTrue(inputs.size() >= 10, inputs.size() + " inputs");
        for (Path input : inputs) {
            byte[] bytes = Files.readAllBytes(input);
            long began = System.nanoTime();
            try {
                fuzz.accept(bytes);
            } catch (RuntimeException | AssertionError e) {
                fail(input.toString(), e);
            }
            assertTrue(System.nanoTime() - began < SECOND, input.toString());
        }
    }
}
