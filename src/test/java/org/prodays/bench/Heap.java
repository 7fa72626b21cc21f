package org.prodays.bench;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * The memory of a Java process after a full collection.
 *
 * @param heap bytes of living objects
 * @param resident bytes of the whole process, without the kernel's socket buffers
 */
record Heap(double heap, double resident) {

    static Heap of(long process) throws IOException, InterruptedException {
        var jcmd = Path.of(System.getProperty("java.home"), "bin", "jcmd").toString();
        var histogram = new ProcessBuilder(jcmd, Long.toString(process), "GC.class_histogram")
                .redirectErrorStream(true)
                .start();
        String said = new String(histogram.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        histogram.waitFor();
        String total = said.lines()
                .filter(line -> line.startsWith("Total"))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException(said));
        try (var lines = Files.lines(Path.of("/proc/" + process + "/status"))) {
            String resident = lines.filter(line -> line.startsWith("VmRSS:"))
                    .findFirst()
                    .orElseThrow()
                    .replaceAll("\\D", "");
            return new Heap(Double.parseDouble(total.trim().split("\\s+", -1)[2]), Double.parseDouble(resident) * 1024);
        }
    }
}
