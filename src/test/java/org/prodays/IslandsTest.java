package org.prodays;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

/** The islands' own tests, in {@code src/test/islands}. */
class IslandsTest {

    @Test
    void what_needs_no_browser_is_right() throws IOException, InterruptedException {
        Process node = new ProcessBuilder("scripts/islands-test.mjs")
                .redirectErrorStream(true)
                .start();
        String said = new String(node.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertEquals(0, node.waitFor(), said);
    }
}
